namespace GenAiMeasures.Provenance;

/// <summary>Somebody who annotates, reviews or administers; known by a staff number or pseudonym.</summary>
public sealed record Annotator
{
    /// <summary>Gets the staff number or pseudonym.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the days of training.</summary>
    public IReadOnlyList<DateOnly> Trainings { get; init => field = value ?? []; } = [];

    /// <summary>Gets the exams.</summary>
    public IReadOnlyList<AnnotatorExam> Exams { get; init => field = value ?? []; } = [];

    /// <summary>Gets the first day of qualification.</summary>
    public DateOnly? QualifiedFrom { get; init; }

    /// <summary>Gets the last day of qualification, or <see langword="null"/> for no end.</summary>
    public DateOnly? QualifiedTo { get; init; }

    /// <summary>Gets the day on which the qualification was withdrawn.</summary>
    public DateOnly? WithdrawnOn { get; init; }
}
