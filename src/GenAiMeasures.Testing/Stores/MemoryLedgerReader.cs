using System.Runtime.CompilerServices;

namespace GenAiMeasures.Testing;

/// <summary>Reads what a memory store holds, sealed.</summary>
internal sealed class MemoryLedgerReader(MemoryLedgerStore store) : ILedgerReader
{
    public ValueTask<IReadOnlyList<LedgerHead>> ReadHeadsAsync(CancellationToken cancellationToken = default) => new(store.Heads);

    public IAsyncEnumerable<LedgerEntry> ReadAsync(long fromPosition = 0, CancellationToken cancellationToken = default) =>
        Read(store.SealedEntries.Where(e => e.Position >= fromPosition), cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadLogAsync(Guid log, long fromSequence = 0, CancellationToken cancellationToken = default) =>
        Read(store.SealedEntries.Where(e => e.Log == log && e.Sequence >= fromSequence), cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadKeysAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken = default) =>
        Read(store.SealedEntries.Where(e => e.Parts.Any(p => p.Key is { } key && keys.Contains(key))), cancellationToken);

    public ValueTask<IReadOnlyList<LedgerTile>> ReadTilesAsync(Guid log, CancellationToken cancellationToken = default) =>
        new(store.TilesOf(log));

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadLeafHashesAsync(
        Guid log, long fromSequence, int count, CancellationToken cancellationToken = default) =>
        new([.. store.SealedEntries.Where(e => e.Log == log && e.Sequence >= fromSequence).Take(count).Select(e => e.LeafHash)]);

    public ValueTask DisposeAsync() => default;

    private static async IAsyncEnumerable<LedgerEntry> Read(IEnumerable<LedgerEntry> entries, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (LedgerEntry entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }
}
