using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A keyword library or the test banks are of another version than before: while the service ran, or at a start (GB/T 45654-2025, TC260-003; the periods not read first hand).</summary>
public sealed record MaterialUpdated : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.MaterialUpdated;

    /// <summary>Gets what was updated.</summary>
    public required MaterialKind Material { get; init; }

    /// <summary>Gets the number of the update, from 1. After a crash an update may be on record twice, with the same number.</summary>
    public required long Number { get; init; }

    /// <summary>Gets the digest of the version before.</summary>
    public required string Before { get; init; }

    /// <summary>Gets the digest of the version now.</summary>
    public required string Digest { get; init; }

    /// <summary>Gets how many items it has now.</summary>
    public required int Items { get; init; }

    /// <summary>Gets when it was noticed.</summary>
    public required DateTimeOffset At { get; init; }
}
