using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>The clock was set, or the machine slept: the time by the clock and the machine's own running time disagree.</summary>
public sealed record ClockJumped : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.ClockJumped;

    /// <summary>Gets the time that the clock should have shown.</summary>
    public required DateTimeOffset Expected { get; init; }

    /// <summary>Gets the time that it showed.</summary>
    public required DateTimeOffset Shown { get; init; }

    /// <summary>Gets whether this was seen at a start: the clock is behind the ledger's last record.</summary>
    public bool AtStart { get; init; }
}
