namespace GenAiMeasures.Provenance;

/// <summary>The provider's review of bought or partner data (TC260-003 5.1 c).</summary>
public sealed record SourceReview
{
    /// <summary>Gets who reviewed: a staff name or number.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Gets when.</summary>
    public DateOnly? ReviewedOn { get; init; }

    /// <summary>Gets with what result.</summary>
    public string? Result { get; init; }
}
