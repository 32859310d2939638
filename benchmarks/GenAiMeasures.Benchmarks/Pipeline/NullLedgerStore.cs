namespace GenAiMeasures.Benchmarks;

// takes every record and keeps none, for measuring what stands above a store
internal sealed class NullLedgerStore : ILedgerStore
{
    private LedgerHead _head = new(0, default, default);

    public ValueTask<LedgerOpening> OpenAsync(CancellationToken cancellationToken) => new(new LedgerOpening(_head, new byte[32], []));

    public ValueTask CommitAsync(IReadOnlyList<LedgerEntry> entries, LedgerHead head, CancellationToken cancellationToken)
    {
        _head = head;
        return default;
    }

    public ValueTask DisposeAsync() => default;

    public void Dispose()
    {
    }
}
