using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>Every data key was wrapped anew and the older key-encryption keys were destroyed: copies of the key database from before open nothing any more.</summary>
public sealed record KeysRotated : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.KeysRotated;

    /// <summary>Gets the epoch that wraps the keys from now on.</summary>
    public required int Epoch { get; init; }

    /// <summary>Gets how many data keys were wrapped anew.</summary>
    public required int Rewrapped { get; init; }
}
