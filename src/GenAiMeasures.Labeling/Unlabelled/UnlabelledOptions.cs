namespace GenAiMeasures.Labeling;

/// <summary>The settings of content without explicit label on a user's request (Labeling Measures Art. 9).</summary>
public sealed class UnlabelledOptions
{
    /// <summary>Gets or sets whether such requests can be granted at all.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool Enabled { get; set; }

    /// <summary>Gets the versions of the service agreement that make the user's duty to label, and the liability for it, clear. A request that was made under another version is not granted.</summary>
    /// <value>Required where <see cref="Enabled"/> is set. Default: empty.</value>
    public IList<string> Agreements { get; } = [];

    /// <summary>Gets or sets how old a request may be when it is granted, in hours. A request is for a content, not for ever.</summary>
    /// <value>From 1 to 720. Default: 24.</value>
    public int RequestValidHours { get; set; } = 24;
}
