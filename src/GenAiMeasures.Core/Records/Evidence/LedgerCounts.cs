namespace GenAiMeasures;

/// <summary>How many records of each kind a ledger holds.</summary>
/// <param name="Kinds">The counts, by kind.</param>
/// <param name="First">When the first was recorded, or <see langword="null"/> for none.</param>
/// <param name="Last">When the last was recorded, or <see langword="null"/> for none.</param>
/// <param name="LastPosition">The last position, or 0 for none.</param>
public sealed record LedgerCounts(IReadOnlyDictionary<RecordKind, long> Kinds, DateTimeOffset? First, DateTimeOffset? Last, long LastPosition);
