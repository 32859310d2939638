using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>Somebody declared lost what an instance had recorded on its own disk and not shipped. Its logs stay closed for good.</summary>
public sealed record JournalLost : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.JournalLost;

    /// <summary>Gets the instance, as 32 hexadecimal digits.</summary>
    public required string Instance { get; init; }

    /// <summary>Gets its logs where they end, as log id, size and root: three lines each.</summary>
    public required IReadOnlyList<string> Logs { get; init; }

    /// <summary>Gets how many of its exchanges were open; each is on record as interrupted.</summary>
    public required int OpenExchanges { get; init; }

    /// <summary>Gets who declared it.</summary>
    public required string By { get; init; }

    /// <summary>Gets why.</summary>
    public required string Reason { get; init; }
}
