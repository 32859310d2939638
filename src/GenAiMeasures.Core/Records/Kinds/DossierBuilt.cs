using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>An inspection dossier was built (Interim Measures Art. 19).</summary>
public sealed record DossierBuilt : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.DossierBuilt;

    /// <summary>Gets the SHA-256 of the ZIP file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets how many files it holds.</summary>
    public required int Files { get; init; }

    /// <summary>Gets how many gaps it names.</summary>
    public required int Gaps { get; init; }

    /// <summary>Gets when.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets who built it.</summary>
    public required string Author { get; init; }
}
