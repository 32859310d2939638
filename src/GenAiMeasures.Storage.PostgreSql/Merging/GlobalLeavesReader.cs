namespace GenAiMeasures.Storage.PostgreSql;

// the log over all checkpoints, for whatever makes proofs over a log
internal sealed class GlobalLeavesReader(PostgreSqlConnections connections) : ILedgerReader
{
    public async ValueTask<IReadOnlyList<LedgerTile>> ReadTilesAsync(Guid log, CancellationToken cancellationToken = default) =>
        await connections.ReadAsync(c => GlobalRows.ReadTilesAsync(c, cancellationToken), cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadLeafHashesAsync(Guid log, long fromSequence, int count, CancellationToken cancellationToken = default) =>
        [.. (await connections.ReadAsync(c => GlobalRows.ReadLeavesAsync(c, fromSequence, count, cancellationToken), cancellationToken).ConfigureAwait(false)).Select(l => l.Hash)];

    public ValueTask<IReadOnlyList<LedgerHead>> ReadHeadsAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<LedgerEntry> ReadAsync(long fromPosition = 0, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<LedgerEntry> ReadLogAsync(Guid log, long fromSequence = 0, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<LedgerEntry> ReadKeysAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => default;
}
