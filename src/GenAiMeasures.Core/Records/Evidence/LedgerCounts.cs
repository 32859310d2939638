namespace GenAiMeasures;

/// <summary>How many records of each kind a ledger holds.</summary>
/// <param name="Kinds">The counts, by kind.</param>
/// <param name="First">When the first was recorded, or <see langword="null"/> for none.</param>
/// <param name="Last">When the last was recorded, or <see langword="null"/> for none.</param>
/// <param name="LastPosition">The last position, or 0 for none.</param>
public sealed record LedgerCounts(IReadOnlyDictionary<RecordKind, long> Kinds, DateTimeOffset? First, DateTimeOffset? Last, long LastPosition)
{
    internal static async ValueTask<LedgerCounts> OfAsync(ILedgerReader reader, CancellationToken cancellationToken)
    {
        var kinds = new SortedDictionary<RecordKind, long>();
        DateTimeOffset? first = null;
        DateTimeOffset? last = null;
        long position = 0;
        await foreach (LedgerEntry entry in reader.ReadAsync(0, cancellationToken))
        {
            kinds[entry.Kind] = kinds.GetValueOrDefault(entry.Kind) + 1;
            first ??= entry.RecordedAt;
            last = entry.RecordedAt;
            position = entry.Position;
        }

        return new LedgerCounts(kinds, first, last, position);
    }
}
