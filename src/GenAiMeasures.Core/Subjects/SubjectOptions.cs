namespace GenAiMeasures;

/// <summary>How exchanges without a known subject are treated.</summary>
public sealed class SubjectOptions
{
    /// <summary>Gets or sets whether a call without a known subject runs as <see cref="Subject.Anonymous"/>.</summary>
    /// <value>Default: <see langword="false"/>; such a call is refused with code <c>subject_unknown</c>, because no measure under Interim Measures Art. 14(2) could reach its user.</value>
    public bool AllowAnonymous { get; set; }
}
