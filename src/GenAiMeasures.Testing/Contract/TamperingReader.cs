namespace GenAiMeasures.Testing;

// reads another reader's entries with one bit of one header changed, as somebody with access to the store could
internal sealed class TamperingReader(ILedgerReader reader, Guid log, long sequence) : ILedgerReader
{
    public ValueTask<IReadOnlyList<LedgerHead>> ReadHeadsAsync(CancellationToken cancellationToken = default) => reader.ReadHeadsAsync(cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadAsync(long fromPosition = 0, CancellationToken cancellationToken = default) =>
        reader.ReadAsync(fromPosition, cancellationToken).Select(Change);

    public IAsyncEnumerable<LedgerEntry> ReadLogAsync(Guid log, long fromSequence = 0, CancellationToken cancellationToken = default) =>
        reader.ReadLogAsync(log, fromSequence, cancellationToken).Select(Change);

    public IAsyncEnumerable<LedgerEntry> ReadKeysAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken = default) =>
        reader.ReadKeysAsync(keys, cancellationToken).Select(Change);

    public ValueTask<IReadOnlyList<LedgerTile>> ReadTilesAsync(Guid log, CancellationToken cancellationToken = default) => reader.ReadTilesAsync(log, cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadLeafHashesAsync(Guid log, long fromSequence, int count, CancellationToken cancellationToken = default) =>
        reader.ReadLeafHashesAsync(log, fromSequence, count, cancellationToken);

    public ValueTask DisposeAsync() => reader.DisposeAsync();

    private LedgerEntry Change(LedgerEntry entry)
    {
        if (entry.Log != log || entry.Sequence != sequence)
        {
            return entry;
        }

        byte[] header = entry.Header.ToArray();
        header[^1] ^= 1;
        return entry with { Header = header };
    }
}
