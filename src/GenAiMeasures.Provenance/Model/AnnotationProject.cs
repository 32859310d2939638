namespace GenAiMeasures.Provenance;

/// <summary>An annotation project (Interim Measures Art. 8; TC260-003 5.3).</summary>
public sealed record AnnotationProject
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets how far it is.</summary>
    public ProjectStatus Status { get; init; }

    /// <summary>Gets whether safety annotation is stored apart (advisable).</summary>
    public bool IsolatesSafetyData { get; init; }

    /// <summary>Gets the rules.</summary>
    public IReadOnlyList<AnnotationRule> Rules { get; init => field = value ?? []; } = [];

    /// <summary>Gets the people.</summary>
    public IReadOnlyList<Annotator> People { get; init => field = value ?? []; } = [];

    /// <summary>Gets the tasks.</summary>
    public IReadOnlyList<AnnotationTask> Tasks { get; init => field = value ?? []; } = [];

    /// <summary>Gets the batches.</summary>
    public IReadOnlyList<AnnotationBatch> Batches { get; init => field = value ?? []; } = [];
}
