namespace GenAiMeasures.Provenance;

/// <summary>How the rows of an annotation file are checked.</summary>
public sealed class AnnotationCheckOptions
{
    /// <summary>Gets or sets the task of the project that the file belongs to.</summary>
    /// <value>Default: <see langword="null"/>, the project's only task.</value>
    public string? Task { get; set; }

    /// <summary>Gets or sets the profile whose numbers count.</summary>
    /// <value>One of <see cref="RegisterChecker.Profiles"/>. Default: <c>GbT45654_2025</c>.</value>
    public string Profile { get; set; } = "GbT45654_2025";
}
