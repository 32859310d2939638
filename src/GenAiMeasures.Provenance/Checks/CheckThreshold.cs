namespace GenAiMeasures.Provenance;

internal sealed record CheckThreshold
{
    public required string Name { get; init; }

    public required double Value { get; init; }

    public required string Source { get; init; }

    public required Confidence Confidence { get; init; }
}
