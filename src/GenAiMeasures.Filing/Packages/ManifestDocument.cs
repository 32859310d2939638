namespace GenAiMeasures.Filing;

// A document of a manifest: its fields in order, as printed.
internal sealed record ManifestDocument
{
    public required string File { get; init; }

    public required string Sha256 { get; init; }

    public required List<ManifestField> Fields { get; init; }
}
