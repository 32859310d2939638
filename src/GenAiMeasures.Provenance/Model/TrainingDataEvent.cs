namespace GenAiMeasures.Provenance;

/// <summary>Something that was done with training data (GB/T 45652 5 e).</summary>
public sealed record TrainingDataEvent
{
    /// <summary>Gets the id of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Gets what was done.</summary>
    public HistoryAction Action { get; init; }

    /// <summary>Gets the day.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>Gets by whom.</summary>
    public string? By { get; init; }

    /// <summary>Gets a remark.</summary>
    public string? Note { get; init; }
}
