using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A run of the deletion by terms.</summary>
public sealed record RetentionRun : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.RetentionRun;

    /// <summary>Gets why nothing was deleted, or <see langword="null"/>: <c>clock_ahead</c> when the clock is further on than the ledger can explain.</summary>
    public string? Refused { get; init; }

    /// <summary>Gets how many keys were destroyed, by the code of their retention class.</summary>
    public IReadOnlyDictionary<string, int> Keys { get; init; } = new Dictionary<string, int>();

    /// <summary>Gets how many boxes were deleted.</summary>
    public int Boxes { get; init; }

    /// <summary>Gets the logs whose records were deleted, as origin, size and root: three lines each.</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];

    /// <summary>Gets how many erasures that had been put off were done.</summary>
    public int Deferred { get; init; }

    /// <summary>Gets how many keys are overdue and held.</summary>
    public int Held { get; init; }

    /// <summary>Gets the cases that have been open for longer than their records may be kept once they are closed.</summary>
    public IReadOnlyList<string> CasesForgotten { get; init; } = [];

    /// <summary>Gets the holds whose day of review is past.</summary>
    public IReadOnlyList<string> ReviewDue { get; init; } = [];
}
