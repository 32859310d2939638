using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>An instance came back after another had closed its logs, shipped what its journal held, and goes on in them: what follows the closed sizes was recorded while it was counted as gone.</summary>
public sealed record JournalResumed : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.JournalResumed;

    /// <summary>Gets the instance, as 32 hexadecimal digits.</summary>
    public required string Instance { get; init; }

    /// <summary>Gets the fencing number under which it goes on.</summary>
    public required long Fence { get; init; }

    /// <summary>Gets its logs where they had been closed, as log id, size and root: three lines each. They are the beginnings of what the logs are now.</summary>
    public required IReadOnlyList<string> Logs { get; init; }
}
