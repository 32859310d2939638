namespace GenAiMeasures.Provenance;

internal sealed record CheckProfile
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    // the standard it is used with, where it has no number of its own
    public string? With { get; init; }

    public required IReadOnlyList<CheckThreshold> Thresholds { get; init; }
}
