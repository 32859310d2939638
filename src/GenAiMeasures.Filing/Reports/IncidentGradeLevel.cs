namespace GenAiMeasures.Filing;

/// <summary>The least number of a grade. Immutable.</summary>
public sealed record IncidentGradeLevel
{
    /// <summary>Gets the grade.</summary>
    public required IncidentGrade Grade { get; init; }

    /// <summary>Gets the least number, which counts.</summary>
    public required double Least { get; init; }

    /// <summary>Gets from which text it comes.</summary>
    public required GradeTextState State { get; init; }

    /// <summary>Gets how surely it is known.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Gets whether somebody checked it against the official text.</summary>
    public required bool Verified { get; init; }
}
