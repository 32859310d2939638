namespace GenAiMeasures.Provenance;

/// <summary>A task, and who does what in it.</summary>
public sealed record AnnotationTask
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what it is for.</summary>
    public AnnotationKind Kind { get; init; }

    /// <summary>Gets who does what.</summary>
    public IReadOnlyList<TaskAssignment> Assignments { get; init => field = value ?? []; } = [];

    /// <summary>Gets the least plausible time for one item, in seconds.</summary>
    public double? MinimumSeconds { get; init; }
}
