using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>Changed lexicons came into force while the service ran (GB/T 45654-2025: keywords are updated once a week at least; not read first hand).</summary>
public sealed record LexiconReloaded : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.LexiconReloaded;

    /// <summary>Gets the digest of all lexicons and switches that were in force before.</summary>
    public required string Before { get; init; }

    /// <summary>Gets the digest of those in force now.</summary>
    public required string Digest { get; init; }

    /// <summary>Gets the lexicons in force now.</summary>
    public required IReadOnlyList<LexiconFact> Lexicons { get; init; }
}
