using System.Globalization;
using System.Runtime.CompilerServices;

namespace GenAiMeasures.Filing;

// A step is written together with the state it makes, and goes on record before the caller is told; what a crash left between
// the two is recorded at the next start, or at the next look at the case.
internal abstract class CaseKeeper<T>(string kind, ICaseStore store, ILedger? ledger) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _recording = new(1, 1);
    private volatile StateUnavailableException? _failure;

    // the last failure of the store, until it answers again
    internal StateUnavailableException? Failure => _failure;

    internal bool IsDurable => store.IsDurable;

    protected ICaseStore Store => store;

    protected string Kind => kind;

    public void Dispose()
    {
        _recording.Dispose();
        GC.SuppressFinalize(this);
    }

    internal async ValueTask<T?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return await GuardAsync(() => store.FindAsync(kind, id, cancellationToken)) is { } state
            ? await RecordAsync(Read(state), cancellationToken)
            : null;
    }

    internal async IAsyncEnumerable<T> ReadAsync(CaseQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (CaseState state in store.ListAsync(query, cancellationToken))
        {
            yield return Read(state);
        }
    }

    // what an earlier process wrote and could not record any more
    internal async Task RecoverAsync(CancellationToken cancellationToken)
    {
        List<T> unrecorded = await ReadAsync(new CaseQuery(kind) { Unrecorded = true }, cancellationToken).ToListAsync(cancellationToken);
        foreach (T item in unrecorded)
        {
            await RecordAsync(item, cancellationToken);
        }
    }

    protected abstract T Parse(ReadOnlySpan<byte> utf8);

    protected abstract CaseState ToState(T item);

    // the steps that are not on record yet, as records
    protected abstract IReadOnlyList<LedgerRecord> Unrecorded(T item);

    protected abstract T Recorded(T item);

    protected abstract string Missing(string id);

    // Adds a case, or finds the one that is there.
    protected async ValueTask<(T Item, bool Added)> AddAsync(T item, string id, CancellationToken cancellationToken)
    {
        RequireLedger();
        bool added = await CommitAsync(item, cancellationToken);
        return added ? (await RecordAsync(item, cancellationToken), true) : ((await LoadAsync(id, cancellationToken))!, false);
    }

    // Changes a case; null from the change leaves it as it is.
    protected async ValueTask<T> ChangeAsync(string id, Func<T, T?> change, CancellationToken cancellationToken)
    {
        RequireLedger();
        while (true)
        {
            T item = await LoadAsync(id, cancellationToken) ?? throw new KeyNotFoundException(Missing(id));
            if (change(item) is not { } next)
            {
                return item;
            }

            if (await CommitAsync(next, cancellationToken))
            {
                return await RecordAsync(next, cancellationToken);
            }
        }
    }

    protected ValueTask<long> CountAsync(CaseQuery query, CancellationToken cancellationToken) =>
        GuardAsync(() => store.CountAsync(query, cancellationToken));

    // The next number of a running count, which survives a restart.
    protected async ValueTask<long> NextAsync(string counter, CancellationToken cancellationToken)
    {
        const string Counters = "counter";
        while (true)
        {
            CaseState? before = await GuardAsync(() => store.FindAsync(Counters, counter, cancellationToken));
            long number = (before?.Version ?? 0) + 1;
            var next = new CaseState
            {
                Kind = Counters,
                Id = counter,
                Version = number,
                IsOpen = false,
                Body = System.Text.Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)),
            };
            if (await GuardAsync(() => store.TryCommitAsync(next, cancellationToken)))
            {
                return number;
            }
        }
    }

    private async ValueTask<T> RecordAsync(T item, CancellationToken cancellationToken)
    {
        CaseState state = ToState(item);
        if (state.Unrecorded == 0)
        {
            return item;
        }

        RequireLedger();
        await _recording.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                // another call may have recorded it, or gone on, in the meantime
                item = Read((await GuardAsync(() => store.FindAsync(kind, state.Id, cancellationToken)))!);
                if (ToState(item).Unrecorded == 0)
                {
                    return item;
                }

                foreach (LedgerRecord record in Unrecorded(item))
                {
                    // not cancelled by whoever waits: what is written must go on record
                    await ledger!.AppendAsync(record, CancellationToken.None);
                }

                T recorded = Recorded(item);
                if (await CommitAsync(recorded, CancellationToken.None))
                {
                    return recorded;
                }
            }
        }
        finally
        {
            _recording.Release();
        }
    }

    private T Read(CaseState state)
    {
        try
        {
            return Parse(state.Body.Span);
        }
        catch (System.Text.Json.JsonException exception)
        {
            throw _failure = new StateUnavailableException($"The state of {kind} {state.Id} cannot be read. Stop the service, keep the file, and go on from a backup.", exception);
        }
    }

    private ValueTask<bool> CommitAsync(T item, CancellationToken cancellationToken) => GuardAsync(() => store.TryCommitAsync(ToState(item), cancellationToken));

    private async ValueTask<TResult> GuardAsync<TResult>(Func<ValueTask<TResult>> action)
    {
        try
        {
            TResult result = await action();
            _failure = null;
            return result;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw _failure = exception as StateUnavailableException
                ?? new StateUnavailableException($"The store of {kind} cases failed ({exception.GetType().Name}). Check its disk and permissions.", exception);
        }
    }

    private void RequireLedger()
    {
        if (ledger is null)
        {
            throw new InvalidOperationException(
                "There is no ledger, and every step here is a record. Call .UseSqlite(\"compliance.db\") on the builder that AddGenAiCompliance() returns.");
        }
    }
}
