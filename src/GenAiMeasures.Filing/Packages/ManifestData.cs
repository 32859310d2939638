namespace GenAiMeasures.Filing;

internal sealed record ManifestData
{
    public required int Version { get; init; }

    public required string Notice { get; init; }

    public required DateOnly BuiltOn { get; init; }

    public required string Profile { get; init; }

    public required List<ManifestDocument> Documents { get; init; }
}
