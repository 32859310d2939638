using System.Runtime.CompilerServices;

namespace GenAiMeasures.Tests;

/// <summary>A ledger whose stored entries and heads somebody has changed.</summary>
internal sealed class TamperedReader(ILedgerReader inner, IReadOnlyList<LedgerHead> heads, IReadOnlyList<LedgerEntry> entries) : ILedgerReader
{
    public ValueTask<IReadOnlyList<LedgerHead>> ReadHeadsAsync(CancellationToken cancellationToken = default) => new(heads);

    public IAsyncEnumerable<LedgerEntry> ReadAsync(long fromPosition = 0, CancellationToken cancellationToken = default) =>
        Read(entries.Where(e => e.Position >= fromPosition), cancellationToken);

    // rows stand in the order of their own sequence numbers, as a store's index gives them
    public IAsyncEnumerable<LedgerEntry> ReadLogAsync(Guid log, long fromSequence = 0, CancellationToken cancellationToken = default) =>
        Read(entries.Where(e => e.Log == log && e.Sequence >= fromSequence).OrderBy(e => e.Sequence), cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadKeysAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken = default) =>
        Read(entries.Where(e => e.Parts.Any(p => p.Key is { } key && keys.Contains(key))), cancellationToken);

    public ValueTask<IReadOnlyList<LedgerTile>> ReadTilesAsync(Guid log, CancellationToken cancellationToken = default) => inner.ReadTilesAsync(log, cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadLeafHashesAsync(
        Guid log, long fromSequence, int count, CancellationToken cancellationToken = default) =>
        new([.. entries.Where(e => e.Log == log && e.Sequence >= fromSequence).OrderBy(e => e.Sequence).Take(count).Select(e => e.LeafHash)]);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

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
