namespace GenAiMeasures.Filing;

// the shape of manifest.json: every other file with its SHA-256
internal sealed record DossierManifest
{
    public required int Schema { get; init; }

    public required string ContentSha256 { get; init; }

    public required IReadOnlyDictionary<string, string> Files { get; init; }
}
