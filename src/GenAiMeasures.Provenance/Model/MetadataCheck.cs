namespace GenAiMeasures.Provenance;

/// <summary>A check that items carry their metadata (GB/T 45652 6.2 a, 8.2.2).</summary>
public sealed record MetadataCheck
{
    /// <summary>Gets how many items were looked at.</summary>
    public long Sampled { get; init; }

    /// <summary>Gets how many lacked metadata.</summary>
    public long Missing { get; init; }
}
