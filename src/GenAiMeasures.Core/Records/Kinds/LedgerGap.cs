using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>The ledger could not be written for a while. Exchanges that came in meanwhile were refused; they have no records of their own.</summary>
public sealed record LedgerGap : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.LedgerGap;

    /// <summary>Gets when the first exchange was refused.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Gets when the last one was refused.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Gets how many were refused by this process.</summary>
    public required long Refused { get; init; }
}
