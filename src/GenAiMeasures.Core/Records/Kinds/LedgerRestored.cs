using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>The ledger went on after an older copy was put in its place: the logs before were closed, and what was signed beyond them is lost.</summary>
public sealed record LedgerRestored : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.LedgerRestored;

    /// <summary>Gets the checkpoints that the store does not reach, as origin, size and root: three lines each.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Gets how many erased keys the older copy had brought back; they were destroyed again before anything was served.</summary>
    public required int ErasedAgain { get; init; }
}
