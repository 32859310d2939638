namespace GenAiMeasures.Provenance;

/// <summary>How much a source holds.</summary>
public sealed record DataScale
{
    /// <summary>Gets the bytes.</summary>
    public long? Bytes { get; init; }

    /// <summary>Gets the items.</summary>
    public long? Items { get; init; }

    /// <summary>Gets the tokens.</summary>
    public long? Tokens { get; init; }

    /// <summary>Gets the day of the count.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Gets how it was counted.</summary>
    public string? Method { get; init; }
}
