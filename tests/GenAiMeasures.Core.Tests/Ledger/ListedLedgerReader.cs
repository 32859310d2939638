namespace GenAiMeasures.Tests;

/// <summary>Reads a list of entries as a store would: a log by its sequence, everything by its position.</summary>
internal sealed class ListedLedgerReader(IReadOnlyList<LedgerHead> heads, IReadOnlyList<LedgerEntry> entries) : ILedgerReader
{
    public ValueTask<IReadOnlyList<LedgerHead>> ReadHeadsAsync(CancellationToken cancellationToken = default) => new(heads);

    public IAsyncEnumerable<LedgerEntry> ReadAsync(long fromPosition = 0, CancellationToken cancellationToken = default) =>
        entries.Where(e => e.Position >= fromPosition).OrderBy(e => e.Position).ToAsyncEnumerable();

    public IAsyncEnumerable<LedgerEntry> ReadLogAsync(Guid log, long fromSequence = 0, CancellationToken cancellationToken = default) =>
        entries.Where(e => e.Log == log && e.Sequence >= fromSequence).OrderBy(e => e.Sequence).ToAsyncEnumerable();

    public IAsyncEnumerable<LedgerEntry> ReadKeysAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<LedgerTile>> ReadTilesAsync(Guid log, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadLeafHashesAsync(Guid log, long fromSequence, int count, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync() => default;
}
