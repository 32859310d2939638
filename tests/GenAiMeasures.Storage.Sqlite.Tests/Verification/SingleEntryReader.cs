using System.Runtime.CompilerServices;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>Shows the verifier one record of a log and nothing else of it.</summary>
internal sealed class SingleEntryReader(LedgerEntry entry) : ILedgerReader
{
    public ValueTask<IReadOnlyList<LedgerHead>> ReadHeadsAsync(CancellationToken cancellationToken = default) => new(
    [
        new LedgerHead { Log = entry.Log, Class = 1, Month = 202611, Size = entry.Sequence + 1, Root = new byte[32], Frontier = Array.Empty<byte>() },
    ]);

    public IAsyncEnumerable<LedgerEntry> ReadAsync(long fromPosition = 0, CancellationToken cancellationToken = default) => OneAsync(cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadLogAsync(Guid log, long fromSequence = 0, CancellationToken cancellationToken = default) => OneAsync(cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadKeysAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken = default) => OneAsync(cancellationToken);

    public ValueTask<IReadOnlyList<LedgerTile>> ReadTilesAsync(Guid log, CancellationToken cancellationToken = default) => new([]);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadLeafHashesAsync(Guid log, long fromSequence, int count, CancellationToken cancellationToken = default) => new([]);

    public ValueTask DisposeAsync() => default;

    private async IAsyncEnumerable<LedgerEntry> OneAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        yield return entry;
    }
}
