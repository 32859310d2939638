namespace GenAiMeasures.Filing;

/// <summary>An inspection dossier (Interim Measures Art. 19). Immutable. A draft that people check; it claims nothing.</summary>
public sealed record InspectionDossier
{
    /// <summary>Gets the ZIP file.</summary>
    public required ReadOnlyMemory<byte> Zip { get; init; }

    /// <summary>Gets the SHA-256 of the ZIP file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets a digest over all files but the proofs: the same for the same state.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>Gets the rows of the index.</summary>
    public required IReadOnlyList<DossierRow> Rows { get; init; }

    /// <summary>Gets everything that is missing, in Chinese.</summary>
    public required IReadOnlyList<string> Gaps { get; init; }

    /// <summary>Gets the names of the files.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Gets whether the build is on record in the ledger.</summary>
    public required bool IsRecorded { get; init; }
}
