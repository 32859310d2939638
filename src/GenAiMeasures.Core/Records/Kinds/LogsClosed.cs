using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>An instance stopped renewing its lease and did not come back in time: another one closed its logs. What it had recorded on its own disk is missing until it ships it or somebody declares it lost.</summary>
public sealed record LogsClosed : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.LogsClosed;

    /// <summary>Gets the instance, as 32 hexadecimal digits.</summary>
    public required string Instance { get; init; }

    /// <summary>Gets the fencing number under which it wrote; with a lower or equal one nothing is taken from it any more.</summary>
    public required long Fence { get; init; }

    /// <summary>Gets its logs where they were closed, as log id, size and root: three lines each.</summary>
    public required IReadOnlyList<string> Logs { get; init; }

    /// <summary>Gets how many of its exchanges were open.</summary>
    public required int OpenExchanges { get; init; }

    /// <summary>Gets whether it kept a journal on its own disk, whose records may still come.</summary>
    public required bool HasJournal { get; init; }
}
