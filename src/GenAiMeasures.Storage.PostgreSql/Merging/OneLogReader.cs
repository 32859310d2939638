namespace GenAiMeasures.Storage.PostgreSql;

// a ledger of which one log is looked at
internal sealed class OneLogReader(ILedgerReader all, Guid log) : ILedgerReader
{
    public async ValueTask<IReadOnlyList<LedgerHead>> ReadHeadsAsync(CancellationToken cancellationToken = default) =>
        [.. (await all.ReadHeadsAsync(cancellationToken).ConfigureAwait(false)).Where(h => h.Log == log)];

    public IAsyncEnumerable<LedgerEntry> ReadAsync(long fromPosition = 0, CancellationToken cancellationToken = default) => all.ReadLogAsync(log, 0, cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadLogAsync(Guid asked, long fromSequence = 0, CancellationToken cancellationToken = default) =>
        all.ReadLogAsync(asked, fromSequence, cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadKeysAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken = default) => all.ReadKeysAsync(keys, cancellationToken);

    public ValueTask<IReadOnlyList<LedgerTile>> ReadTilesAsync(Guid asked, CancellationToken cancellationToken = default) => all.ReadTilesAsync(asked, cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadLeafHashesAsync(Guid asked, long fromSequence, int count, CancellationToken cancellationToken = default) =>
        all.ReadLeafHashesAsync(asked, fromSequence, count, cancellationToken);

    public ValueTask DisposeAsync() => default;
}
