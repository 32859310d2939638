namespace GenAiMeasures.Tests;

/// <summary>A ledger store for tests of what stands above it: keeps entries in memory, and fails when it is told to.</summary>
internal sealed class MemoryLedgerStore : ILedgerStore, IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<LedgerEntry> _entries = [];
    private readonly HashSet<ExchangeId> _open = [];
    private LedgerHead _head = new(0, default, default);

    /// <summary>Thrown by the next opening, until it is taken away.</summary>
    public Exception? OpenError { get; set; }

    /// <summary>Asked before each commit; throws what it returns.</summary>
    public Func<IReadOnlyList<LedgerEntry>, Exception?>? CommitError { get; set; }

    /// <summary>Awaited before each commit.</summary>
    public Func<IReadOnlyList<LedgerEntry>, Task>? BeforeCommit { get; set; }

    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    public IEnumerable<T> Records<T>()
        where T : LedgerRecord => Entries.Select(RecordCodec.Read).OfType<T>();

    public ValueTask<LedgerOpening> OpenAsync(CancellationToken cancellationToken)
    {
        if (OpenError is { } error)
        {
            throw error;
        }

        lock (_lock)
        {
            return new(new LedgerOpening(_head, new byte[32], [.. _open]));
        }
    }

    public async ValueTask CommitAsync(IReadOnlyList<LedgerEntry> entries, LedgerHead head, CancellationToken cancellationToken)
    {
        if (BeforeCommit is { } before)
        {
            await before(entries);
        }

        if (CommitError?.Invoke(entries) is { } error)
        {
            throw error;
        }

        lock (_lock)
        {
            _entries.AddRange(entries);
            _head = head;
            foreach (LedgerEntry entry in entries)
            {
                if (entry.Kind == RecordKind.ExchangeOpened)
                {
                    _open.Add(entry.Exchange!.Value);
                }
                else if (entry.Kind == RecordKind.ExchangeSettled)
                {
                    _open.Remove(entry.Exchange!.Value);
                }
            }
        }
    }

    public ValueTask DisposeAsync() => default;

    public void Dispose()
    {
    }
}
