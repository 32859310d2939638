using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>The recorder runs, also while nobody asks anything: a gap between heartbeats bounds the time in which something could have gone unrecorded.</summary>
public sealed record Heartbeat : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.Heartbeat;

    /// <summary>Gets for how long this process has run, in seconds, by the machine's own running time.</summary>
    public required long RunningSeconds { get; init; }

    /// <summary>Gets how many records this process has written before this one.</summary>
    public required long Records { get; init; }
}
