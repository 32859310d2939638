namespace GenAiMeasures.Filing;

/// <summary>What the texts towards users say of the service, in Chinese. Bound from <c>GenAiMeasures:Filing:Policies</c>. What is not set is printed as 【待补充：…】.</summary>
public sealed class PolicySettings
{
    /// <summary>Gets or sets for which people the service is meant (适用人群, Interim Measures Art. 10).</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Audience { get; set; }

    /// <summary>Gets or sets on which occasions it is meant to be used (适用场合).</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Occasions { get; set; }

    /// <summary>Gets or sets what for (用途).</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Uses { get; set; }

    /// <summary>Gets or sets what it is not good for (服务局限).</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Limits { get; set; }

    /// <summary>Gets or sets how minors may use it, or that they may not.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Minors { get; set; }

    /// <summary>Gets or sets a summary of the model and algorithm.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Model { get; set; }

    /// <summary>Gets or sets which personal information is collected, and what for.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? DataCollected { get; set; }

    /// <summary>Gets or sets how long personal information is kept.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Retention { get; set; }

    /// <summary>Gets or sets how a user switches off that inputs are used for training; at most four clicks away (GB/T 45654-2025, from memory).</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? TrainingOptOut { get; set; }

    /// <summary>Gets or sets the method and style of the labels (Labeling Measures Art. 8).</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Labels { get; set; }

    /// <summary>Gets or sets where complaints are made.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? ComplaintEntry { get; set; }

    /// <summary>Gets or sets a telephone number or mail address for complaints.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? ComplaintPhone { get; set; }

    /// <summary>Gets or sets where requests about personal information are made.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? RightsEntry { get; set; }
}
