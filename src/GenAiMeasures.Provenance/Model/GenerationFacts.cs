namespace GenAiMeasures.Provenance;

/// <summary>By what data were generated (GB/T 45652 7.1 b).</summary>
public sealed record GenerationFacts
{
    /// <summary>Gets the model or service.</summary>
    public string? Model { get; init; }

    /// <summary>Gets its version.</summary>
    public string? Version { get; init; }

    /// <summary>Gets when.</summary>
    public DateOnly? GeneratedOn { get; init; }

    /// <summary>Gets the last day.</summary>
    public DateOnly? GeneratedTo { get; init; }
}
