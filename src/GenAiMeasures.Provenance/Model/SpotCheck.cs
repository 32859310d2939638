namespace GenAiMeasures.Provenance;

/// <summary>A manual spot check of a batch.</summary>
public sealed record SpotCheck
{
    /// <summary>Gets how many items were checked.</summary>
    public long Size { get; init; }

    /// <summary>Gets how many were annotated wrongly.</summary>
    public long Wrong { get; init; }

    /// <summary>Gets how many hold illegal or unhealthy content.</summary>
    public long Illegal { get; init; }

    /// <summary>Gets the most wrong items with which the batch is accepted.</summary>
    public long? Accepted { get; init; }

    /// <summary>Gets by whom.</summary>
    public string? By { get; init; }

    /// <summary>Gets the day.</summary>
    public DateOnly? DoneOn { get; init; }
}
