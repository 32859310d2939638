namespace GenAiMeasures.Provenance;

/// <summary>A batch of items of a task.</summary>
public sealed record AnnotationBatch
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the task's id.</summary>
    public required string Task { get; init; }

    /// <summary>Gets what became of it.</summary>
    public BatchState State { get; init; }

    /// <summary>Gets how many items it has.</summary>
    public long Items { get; init; }

    /// <summary>Gets how many items a reviewer approved.</summary>
    public long ReviewedItems { get; init; }

    /// <summary>Gets the first day.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>Gets the last day.</summary>
    public DateOnly? FinishedOn { get; init; }

    /// <summary>Gets the mean time an item took, in seconds.</summary>
    public double? SecondsPerItem { get; init; }

    /// <summary>Gets the spot check.</summary>
    public SpotCheck? SpotCheck { get; init; }
}
