namespace GenAiMeasures.Provenance;

/// <summary>The service and who runs it.</summary>
public sealed record ServiceFacts
{
    /// <summary>Gets the provider's name.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets the service's name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the name of the model that is trained.</summary>
    public string? ModelName { get; init; }

    /// <summary>Gets the mechanism of the algorithm in the provider's words (算法机制机理).</summary>
    public string? Mechanism { get; init; }
}
