namespace GenAiMeasures.Provenance;

/// <summary>An exam.</summary>
public sealed record AnnotatorExam
{
    /// <summary>Gets the day.</summary>
    public DateOnly? TakenOn { get; init; }

    /// <summary>Gets the score.</summary>
    public double? Score { get; init; }

    /// <summary>Gets whether it was passed.</summary>
    public bool Passed { get; init; }
}
