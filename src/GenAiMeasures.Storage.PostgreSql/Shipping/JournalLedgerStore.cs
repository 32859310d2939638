using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// The shared store behind a journal of the instance's own: a commit is durable when it is synced there, and a shipper brings it to
// the database. So recording never waits for the network, and a start needs the database only the first time. What concerns other
// instances too (settings, rights, terms) waits for the database, briefly, and says so where it cannot be had.
internal sealed partial class JournalLedgerStore : ILedgerStore
{
    private const int KeysAtOnce = 65_536;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StartDrain = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    private readonly PostgreSqlLedgerStore _database;
    private readonly PostgreSqlConnections _connections;
    private readonly PostgreSqlPoll _poll;
    private readonly TimeProvider _time;
    private readonly string _place;
    private readonly JournalFolder? _folder;
    private readonly LedgerUnavailableException? _noFolder;
    private readonly Journal _journal;
    private readonly Lock _stateLock = new();
    private JournalState? _state;
    private KeyNumbers? _numbers;
    private Shipper? _shipper;
    private InstanceLease? _lease;
    private bool _isDisposed;

    public JournalLedgerStore(PostgreSqlLedgerStore database, PostgreSqlConnections connections, PostgreSqlPoll poll, TimeProvider time)
    {
        _database = database;
        _poll = poll;
        SharedState = new JournalSettings(this, database.SharedState);
        _connections = connections;
        _time = time;
        PostgreSqlOptions options = connections.Options;
        _place = options.JournalPath;
        try
        {
            _folder = JournalFolder.Take(_place);
        }
        catch (LedgerUnavailableException exception)
        {
            // said when the store is opened: a container does not explain
            _noFolder = exception;
        }

        _journal = new Journal(Folder, new JournalLimits(options.JournalSegmentMegabytes * 1024L * 1024, options.JournalMegabytes * 1024L * 1024));
        Staged = new StagedKeys(Folder, options.StagedKeys);
        Keys = new JournalKeyStore(this, database.Keys);
        CheckpointPath = Path.Combine(Folder, "checkpoints");
    }

    public ILedgerKeyStore Keys { get; }

    public IKeyEncryptionKeyProvider DefaultKeyProvider => _database.DefaultKeyProvider;

    public INoteSigner DefaultSigner => _database.DefaultSigner;

    public string? CheckpointPath { get; }

    public ISharedLedger SharedState { get; }

    public bool IsReadable => _shipper is { IsJoined: true, IsDrained: true };

    internal StagedKeys Staged { get; }

    internal Shipper? Shipper => _shipper;

    internal Journal Journal => _journal;

    internal long DestroyedElsewhere => _shipper?.DestroyedElsewhere ?? 0;

    internal Guid? Instance => _state?.Instance;

    private string Folder => _folder?.Path ?? _place;

    private JournalState State => _state ?? throw new InvalidOperationException("The store is not open.");

    public async ValueTask<LedgerOpening> OpenAsync(CancellationToken cancellationToken)
    {
        if (_noFolder is not null)
        {
            throw _noFolder;
        }

        if (_state is null)
        {
            await OpenFirstAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (!_journal.IsOpen)
        {
            ReadAgain();
        }

        lock (_stateLock)
        {
            return State.ToOpening();
        }
    }

    public async ValueTask SetAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        await BrieflyAsync(
            async t =>
            {
                await _database.SetAsync(name, value, t).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        Keep(name, value);
    }

    // what the database said of a setting, for a start without it
    internal void Keep(string name, ReadOnlyMemory<byte> value)
    {
        lock (_stateLock)
        {
            State.Settings[name] = value.ToArray();
        }

        Save();
    }

    internal ReadOnlyMemory<byte>? Kept(string name)
    {
        lock (_stateLock)
        {
            return State.Settings.TryGetValue(name, out ReadOnlyMemory<byte> value) ? value : null;
        }
    }

    public async ValueTask CommitAsync(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads, CancellationToken cancellationToken)
    {
        if (!_journal.HasRoom)
        {
            await WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
        }

        lock (_stateLock)
        {
            long group = _journal.Append(entries, heads);
            State.Apply(new JournalGroup(group, entries, heads));
        }
    }

    public async ValueTask<int> DeleteBoxesAsync(IReadOnlyCollection<long> keys, int count, CancellationToken cancellationToken)
    {
        await DrainAsync(cancellationToken).ConfigureAwait(false);
        return await BrieflyAsync(t => _database.DeleteBoxesAsync(keys, count, t), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<int> DeleteRecordsAsync(Guid log, int count, CancellationToken cancellationToken)
    {
        await DrainAsync(cancellationToken).ConfigureAwait(false);
        return await BrieflyAsync(t => _database.DeleteRecordsAsync(log, count, t), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> TryDropAsync(int retentionClass, int month, CancellationToken cancellationToken)
    {
        await DrainAsync(cancellationToken).ConfigureAwait(false);
        return await BrieflyAsync(t => _database.TryDropAsync(retentionClass, month, t), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask CloseLogsAsync(CancellationToken cancellationToken)
    {
        await DrainAsync(cancellationToken).ConfigureAwait(false);
        await BrieflyAsync(
            t => _connections.WriteAsync(
                "close",
                async (c, tx) =>
                {
                    await using NpgsqlCommand command = Values.Command(c, tx, "UPDATE heads SET state = 1 WHERE instance = $1 AND state = 0", Values.Of(State.Instance));
                    return await command.ExecuteNonQueryAsync(t).ConfigureAwait(false);
                },
                t),
            cancellationToken).ConfigureAwait(false);
        lock (_stateLock)
        {
            State.CloseLogs();
        }

        Save();
    }

    public async ValueTask<ILedgerReader> OpenReaderAsync(CancellationToken cancellationToken)
    {
        await DrainAsync(cancellationToken).ConfigureAwait(false);
        return await _database.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
    }

    // Waits until what is in the journal now is in the database; says so where that takes too long or cannot be.
    internal ValueTask DrainAsync(CancellationToken cancellationToken) =>
        _shipper is { } shipper ? shipper.DrainAsync(Patience, cancellationToken) : default;

    internal IReadOnlyList<LedgerKey> AddKeys(IReadOnlyList<LedgerKey> keys)
    {
        KeyNumbers numbers = _numbers!;
        if (numbers.Count + keys.Count > State.KeysReserved)
        {
            Reserve();
        }

        try
        {
            List<LedgerKey> numbered = [.. keys.Select(k => k with { Number = numbers.Next(k.Name.Month) })];
            Staged.Add(numbered);
            return numbered;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.Failed(Folder, exception);
        }
    }

    internal void UpdateKeys(IReadOnlyList<LedgerKey> keys) => Staged.Update(keys);

    internal ValueTask DestroyKeysAsync(IReadOnlyCollection<long> numbers, IReadOnlyCollection<DestroyedKey> listed, CancellationToken cancellationToken) =>
        _shipper is { } shipper
            ? new ValueTask(BrieflyAsync(t => shipper.DestroyAsync(numbers, listed, t), cancellationToken).AsTask())
            : throw new InvalidOperationException("The store is not open.");

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_lease is not null)
        {
            await _lease.DisposeAsync().ConfigureAwait(false);
        }

        if (_shipper is not null)
        {
            await _shipper.StopAsync(Farewell).ConfigureAwait(false);
            _shipper.Dispose();
        }

        if (_state is not null && _journal.IsOpen)
        {
            Save();
        }

        _journal.Dispose();
        _folder?.Dispose();
        await _database.DisposeAsync().ConfigureAwait(false);
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    internal void Save()
    {
        try
        {
            lock (_stateLock)
            {
                JournalStateFile.Write(Folder, State);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.Failed(Folder, exception);
        }
    }

    // While the shipper gets on, whoever writes more than it brings away waits for it; when it does not, they are refused.
    private async ValueTask WaitForRoomAsync(CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        while (!_journal.HasRoom)
        {
            TimeSpan left = Patience - _time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || _shipper?.Failure is not null)
            {
                throw JournalErrors.Full(Folder, _journal.TotalBytes);
            }

            _shipper?.MakeRoom();
            await Task.WhenAny(_journal.Changed, Task.Delay(TimeSpan.FromMilliseconds(20), _time, cancellationToken)).ConfigureAwait(false);
        }
    }

    // What waits for the database holds up the ledger's writer meanwhile, so it must not wait long.
    internal async ValueTask<T> BrieflyAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        if (_shipper?.Failure is { } failure)
        {
            throw failure;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await work(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw PostgreSqlErrors.Explain(new TimeoutException("", exception));
        }
    }
}
