namespace GenAiMeasures;

/// <summary>A host's own terms for one retention class, in calendar months in Asia/Shanghai.</summary>
public sealed class RetentionTerms
{
    /// <summary>Gets or sets how long records must be kept. It may be longer than the law asks for, never shorter.</summary>
    /// <value>Default: <see langword="null"/>, the class's own minimum.</value>
    public int? MinimumMonths { get; set; }

    /// <summary>Gets or sets how long records may be kept.</summary>
    /// <value>From 1 to 1,200, not below the minimum. Default: <see langword="null"/>, the class's own maximum.</value>
    public int? MaximumMonths { get; set; }
}
