using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Brings a journal to the database, in order and once: keys before the records that name them, records with the heads that follow
// from them, under the instance's fencing number. Whatever fails is tried again from what the database says it has.
internal sealed partial class Shipper : IDisposable
{
    private const long BytesAtOnce = 2 * 1024 * 1024;
    private const long Overlap = 10_000_000;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly JournalLedgerStore _store;
    private readonly PostgreSqlConnections _connections;
    private readonly Lock _stateLock;
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _keysGate = new(1, 1);
    private readonly CancellationTokenSource _ending = new();
    private readonly HashSet<long> _destroyed = [];
    private readonly HashSet<string> _ownTags = new(StringComparer.Ordinal);
    private readonly HashSet<int> _shelves = [];
    private readonly Dictionary<Guid, long> _acknowledged;
    private readonly Dictionary<Guid, long> _stored = [];
    private HashSet<string> _seenTags = new(StringComparer.Ordinal);
    private JournalState _state;
    private Task? _running;
    private long _fence;
    private long _polledAt;
    private long _destroyedElsewhere;
    private volatile bool _isJoined;
    private volatile LedgerUnavailableException? _failure;
    private TaskCompletionSource _progress = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Shipper(
        JournalLedgerStore store, PostgreSqlConnections connections, JournalState state, Lock stateLock, string folder, IReadOnlyDictionary<Guid, long> unshipped, TimeProvider time)
    {
        _store = store;
        _connections = connections;
        _state = state;
        _stateLock = stateLock;
        _folder = folder;
        _acknowledged = state.Heads.ToDictionary(h => h.Log, h => unshipped.GetValueOrDefault(h.Log, h.Size));
        _time = time;
    }

    internal bool IsJoined => _isJoined;

    internal bool IsDrained => _state.Shipped >= _store.Journal.LastGroup && _store.Staged.Unshipped().Count == 0;

    // why the last attempt failed; null while it goes well
    internal LedgerUnavailableException? Failure => _failure;

    // that which no further attempt cures
    internal LedgerUnavailableException? Refusal { get; private set; }

    internal long DestroyedElsewhere => Interlocked.Read(ref _destroyedElsewhere);

    internal long Behind => _store.Journal.LastGroup - _state.Shipped;

    // what another instance did while this one was away, until somebody puts it on record
    internal ResumedInstance? Resumed { get; set; }

    internal Guid Instance => _state.Instance;

    internal void Use(JournalState state) => _state = state;

    internal void Start() => _running ??= Task.Run(RunAsync);

    // For a start: without the database it goes on from the journal; what must not be gone on with is thrown.
    internal async ValueTask TryJoinAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(patience);
        try
        {
            await JoinAsync(ending.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsPassing(exception) && !cancellationToken.IsCancellationRequested)
        {
            _failure = PostgreSqlErrors.Explain(exception is OperationCanceledException ? new TimeoutException("", exception) : exception);
        }
    }

    internal async ValueTask TryDrainAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await DrainAsync(patience, cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerUnavailableException)
        {
            // the start goes on; what could not be checked now is checked by the next one
        }
    }

    internal async ValueTask DrainAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        long target = _store.Journal.LastGroup;
        long start = _time.GetTimestamp();
        while (true)
        {
            Task progress = Volatile.Read(ref _progress).Task;
            if (_state.Shipped >= target && _store.Staged.Unshipped().Count == 0)
            {
                return;
            }

            TimeSpan left = patience - _time.GetElapsedTime(start);
            if (_failure is { } failure || left <= TimeSpan.Zero)
            {
                throw ShippingErrors.NotShipped(Math.Max(1, target - _state.Shipped), _failure);
            }

            await Task.WhenAny(progress, Task.Delay(left < TimeSpan.FromMilliseconds(50) ? left : TimeSpan.FromMilliseconds(50), _time, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    // Lets a segment that is shipped go although it is the one that is written.
    internal void MakeRoom()
    {
        if (_state.Shipped >= _store.Journal.LastGroup)
        {
            _store.Journal.Rotate();
            Tidy();
        }
    }

    internal async ValueTask StopAsync(TimeSpan patience)
    {
        if (_running is null)
        {
            return;
        }

        await TryDrainAsync(patience, CancellationToken.None).ConfigureAwait(false);
        await _ending.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        if (IsJoined && IsDrained && Refusal is null)
        {
            MakeRoom();
            await TrySayStoppedAsync(patience).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _ending.Dispose();
        _keysGate.Dispose();
    }

    private async Task RunAsync()
    {
        int failures = 0;
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                if (!_isJoined)
                {
                    await JoinAsync(_ending.Token).ConfigureAwait(false);
                }

                await PollAsync(_ending.Token).ConfigureAwait(false);
                Task changed = _store.Journal.Changed;
                bool moved = await ShipAsync(_ending.Token).ConfigureAwait(false);
                failures = 0;
                _failure = null;
                Refusal = null;
                Signal();
                if (!moved)
                {
                    await Task.WhenAny(changed, Task.Delay(TimeSpan.FromMilliseconds(_connections.Options.PollMilliseconds), _time, _ending.Token)).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // every failure is kept for whoever asks, and tried again
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _isJoined = false;
                _failure = exception as LedgerUnavailableException ?? PostgreSqlErrors.Explain(exception);
                Refusal = IsPassing(exception) ? null : _failure;
                Signal();
                await PauseAsync(++failures).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask JoinAsync(CancellationToken cancellationToken)
    {
        await PostgreSqlSchema.EnsureAsync(_connections, cancellationToken).ConfigureAwait(false);
        ResumedInstance? resumed = await _connections.WriteAsync(
            "resume",
            (c, t) => InstanceRows.ResumeAsync(c, t, _state.Instance, TimeSpan.FromSeconds(_connections.Options.LeaseSeconds), cancellationToken),
            cancellationToken).ConfigureAwait(false);
        if (resumed is null)
        {
            throw ShippingErrors.Unknown(_folder);
        }

        _fence = resumed.Fence;
        if (resumed.Closed.Count > 0)
        {
            Resumed = resumed;
        }

        List<LedgerHead> stored = await _connections.ReadAsync(c => HeadRows.ReadAsync(c, _state.Instance, cancellationToken), cancellationToken).ConfigureAwait(false);
        Dictionary<string, ReadOnlyMemory<byte>> settings = await _connections.ReadAsync(
            c => OpeningQueries.ReadSettingsAsync(c, cancellationToken), cancellationToken).ConfigureAwait(false);
        lock (_stateLock)
        {
            Compare(stored);
            foreach ((string name, ReadOnlyMemory<byte> value) in settings)
            {
                _state.Settings[name] = value;
            }
        }

        _isJoined = true;
        _store.Save();
    }

    // What the database holds of this instance must be a beginning of what the journal says, and must reach to where the journal begins.
    private void Compare(List<LedgerHead> stored)
    {
        Dictionary<Guid, LedgerHead> own = _state.Heads.ToDictionary(h => h.Log);
        _stored.Clear();
        foreach (LedgerHead head in stored)
        {
            _stored[head.Log] = head.Size;
            if (head.State == LedgerLogState.Purged)
            {
                _state.Forget(head.Log);
                own.Remove(head.Log);
            }
            else if (!own.TryGetValue(head.Log, out LedgerHead? local) || head.Size > local.Size)
            {
                throw ShippingErrors.Older(_folder);
            }
            else if (head.Size == local.Size && !head.Root.Span.SequenceEqual(local.Root.Span))
            {
                throw ShippingErrors.Other(_folder);
            }
        }

        foreach (LedgerHead local in own.Values)
        {
            if (_stored.GetValueOrDefault(local.Log) < _acknowledged.GetValueOrDefault(local.Log))
            {
                throw PutBack();
            }
        }
    }

    private async ValueTask<bool> ShipAsync(CancellationToken cancellationToken)
    {
        List<JournalGroup> groups = _store.Journal.Read(_state.Shipped, BytesAtOnce);
        if (groups.Count == 0 && _store.Staged.Unshipped().Count == 0)
        {
            return false;
        }

        await _keysGate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            List<LedgerKey> keys = _store.Staged.Unshipped();
            Shipment? shipment = groups.Count == 0 ? null : Shipment.Of(groups, _stored, _destroyed);
            if (shipment is not null)
            {
                Check(shipment);
                foreach (int shelf in shipment.Heads.Select(h => Shelf.Of(h.Month, h.Class)).Where(_shelves.Add))
                {
                    await PostgreSqlPartitions.TryEnsureAsync(_connections, shelf, cancellationToken).ConfigureAwait(false);
                }
            }

            await _connections.WriteAsync("ship", (c, t) => WriteAsync(c, t, keys, shipment, cancellationToken), cancellationToken).ConfigureAwait(false);
            _store.Staged.Shipped(keys.Select(k => k.Number));
            if (shipment is not null)
            {
                shipment.Heads.ForEach(h => _acknowledged[h.Log] = _stored[h.Log] = h.Size);
                _state.Shipped = shipment.LastGroup;
            }
        }
        finally
        {
            _keysGate.Release();
        }

        Tidy();
        return true;
    }

    private async ValueTask<bool> WriteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, List<LedgerKey> keys, Shipment? shipment, CancellationToken cancellationToken)
    {
        if (!await InstanceRows.HoldAsync(connection, transaction, _state.Instance, _fence, cancellationToken).ConfigureAwait(false))
        {
            throw LedgerCommit.FencedOff();
        }

        if (keys.Count > 0)
        {
            await PostgreSqlKeyStore.InsertAsync(connection, transaction, keys, cancellationToken).ConfigureAwait(false);
        }

        return shipment is { Heads.Count: > 0 }
            && await LedgerCommit.WriteAsync(
                connection, transaction, _state.Instance, shipment.Entries, shipment.Heads, System.Collections.ObjectModel.ReadOnlyDictionary<ExchangeId, Guid>.Empty, cancellationToken).ConfigureAwait(false);
    }

    // a database that was put back lacks what this journal has let go
    private void Check(Shipment shipment)
    {
        foreach (IGrouping<Guid, LedgerEntry> log in shipment.Entries.GroupBy(e => e.Log))
        {
            if (log.First().Sequence > _stored.GetValueOrDefault(log.Key))
            {
                throw PutBack();
            }
        }
    }

    private void Tidy()
    {
        if (_store.Journal.HasShipped(_state.Shipped))
        {
            // what stands in the segments must stand in the state before they go
            _store.Save();
            _store.Journal.DeleteThrough(_state.Shipped);
        }
    }

    private async ValueTask TrySayStoppedAsync(TimeSpan patience)
    {
        using var ending = new CancellationTokenSource(patience);
        try
        {
            await _connections.WriteAsync(
                "stopped", (c, t) => InstanceRows.RenewAsync(c, t, _state.Instance, TimeSpan.Zero, stopped: true, ending.Token), ending.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsPassing(exception))
        {
            // its lease runs out: another instance closes its logs, and it opens them again when it comes back
        }
    }

    private async Task PauseAsync(int failures)
    {
        var pause = TimeSpan.FromMilliseconds(Math.Min(LongestPause.TotalMilliseconds, 50 << Math.Min(failures - 1, 8)));
        try
        {
            await Task.Delay(pause, _time, _ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // the process ends
        }
    }

    private void Signal() => Interlocked.Exchange(ref _progress, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    private LedgerUnavailableException PutBack() => new(
        $"The ledger's database was put back to an earlier time: it lacks records of the journal '{_folder}' that it had taken. Stop every instance and bring the newer database back. "
        + $"账本数据库被恢复到了较早的时间：它缺少曾经接收的、来自日志 '{_folder}' 的记录。请停止所有实例并恢复较新的数据库。");

    // what may be different the next time
    private static bool IsPassing(Exception exception) =>
        exception is NpgsqlException or IOException or TimeoutException or OperationCanceledException or System.Net.Sockets.SocketException
        || (exception is LedgerUnavailableException { InnerException: NpgsqlException or IOException or TimeoutException });
}
