using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// The shared store. Every start of a process is an instance with logs of its own, so that writers never wait for one another; what it
// hands to Core are its own logs and nobody else's, while readers see all.
internal sealed class PostgreSqlLedgerStore : ILedgerStore
{
    internal const string SignerName = "genai-measures/ledger";

    // nobody waits longer than this for a process that ends to say so: its lease runs out anyway
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    private readonly PostgreSqlConnections _connections;
    private readonly TimeProvider _time;
    private readonly CheckpointKeyFile _signer;
    private readonly Dictionary<Guid, long> _acknowledged = [];
    private readonly Dictionary<ExchangeId, Guid> _adopted = [];
    private readonly HashSet<int> _shelves = [];
    private PostgreSqlInstance? _instance;
    private KeyNumbers? _numbers;
    private InstanceLease? _lease;
    private bool _isDisposed;

    private readonly ErasureWatch _erasures;
    private readonly PostgreSqlPoll _poll;

    public PostgreSqlLedgerStore(PostgreSqlConnections connections, ErasureWatch erasures, PostgreSqlPoll poll, TimeProvider time)
    {
        _connections = connections;
        _time = time;
        _erasures = erasures;
        _poll = poll;
        SharedState = new SharedSettings(connections, erasures);
        PostgreSqlOptions options = connections.Options;
        DefaultKeyProvider = new KeyEncryptionKeyFile(options.KeyPath);
        DefaultSigner = _signer = new CheckpointKeyFile(options.SigningKeyPath, SignerName);
        CheckpointPath = options.CheckpointPath;
        Keys = new PostgreSqlKeyStore(connections, () => _numbers ?? throw new InvalidOperationException("The store is not open."), erasures);
    }

    public ILedgerKeyStore Keys { get; }

    public IKeyEncryptionKeyProvider DefaultKeyProvider { get; }

    public INoteSigner DefaultSigner { get; }

    public string? CheckpointPath { get; }

    public ISharedLedger SharedState { get; }

    // set by the first opening
    internal PostgreSqlInstance? Instance => _instance;

    public async ValueTask<LedgerOpening> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(_connections.Options.Folder);
            await PostgreSqlSchema.EnsureAsync(_connections, cancellationToken).ConfigureAwait(false);
            if (_instance is not null && await IsFencedAsync(_instance.Id, cancellationToken).ConfigureAwait(false))
            {
                // It was gone for longer than its lease, and another closed its logs: what it writes from now on stands in new ones.
                _instance = null;
                _acknowledged.Clear();
            }

            if (_instance is null)
            {
                TimeSpan length = TimeSpan.FromSeconds(_connections.Options.LeaseSeconds);
                _instance = await InstanceQueries.RegisterAsync(_connections, length, cancellationToken).ConfigureAwait(false);
                _numbers = new KeyNumbers(_instance.Number);
                if (_lease is not null)
                {
                    await _lease.DisposeAsync().ConfigureAwait(false);
                }

                _lease = new InstanceLease(_connections, _instance.Id, length, _time);
                _lease.Start();
                await _connections.WriteAsync("take over", (c, t) => OpeningQueries.TakeOverAsync(c, t, _instance.Id, cancellationToken), cancellationToken).ConfigureAwait(false);
            }

            _poll.Start();
            return await _connections.ReadAsync(c => ReadOpeningAsync(c, _instance.Id, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.Explain(exception);
        }
    }

    public async ValueTask SetAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken) => await DoAsync(
        "setting",
        async (c, t) =>
        {
            await using NpgsqlCommand command = Values.Command(
                c, t, "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", Values.Of(name), Values.Of(Values.Bytes(value)));
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken).ConfigureAwait(false);

    public async ValueTask CommitAsync(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads, CancellationToken cancellationToken)
    {
        PostgreSqlInstance instance = _instance ?? throw new InvalidOperationException("The store is not open.");
        try
        {
            foreach (LedgerHead head in heads)
            {
                await EnsurePartitionAsync(Shelf.Of(head.Month, head.Class), cancellationToken).ConfigureAwait(false);
            }

            await CommitAsync(instance, entries, heads, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.Explain(exception);
        }

        foreach (LedgerHead head in heads)
        {
            _acknowledged[head.Log] = head.Size;
        }

        await TrySweepAsync(entries).ConfigureAwait(false);
    }

    public ValueTask<int> DeleteBoxesAsync(IReadOnlyCollection<long> keys, int count, CancellationToken cancellationToken) =>
        DoAsync("boxes", (c, t) => Deletion.BoxesAsync(c, t, keys, count, cancellationToken), cancellationToken);

    public ValueTask<int> DeleteRecordsAsync(Guid log, int count, CancellationToken cancellationToken) =>
        DoAsync("purge", (c, t) => Deletion.RecordsAsync(c, t, log, count, cancellationToken), cancellationToken);

    public ValueTask<bool> TryDropAsync(int retentionClass, int month, CancellationToken cancellationToken) =>
        DoAsync("drop", (c, t) => Deletion.TryDropAsync(c, t, retentionClass, month, cancellationToken), cancellationToken);

    public async ValueTask CloseLogsAsync(CancellationToken cancellationToken)
    {
        await DoAsync(
            "close",
            async (c, t) =>
            {
                await using NpgsqlCommand command = Values.Command(c, t, "UPDATE heads SET state = 1 WHERE state = 0");
                return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<ILedgerReader> OpenReaderAsync(CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        return new PostgreSqlLedgerReader(_connections, ownsConnections: false, provider: null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _signer.Dispose();
        if (_lease is not null)
        {
            await _lease.DisposeAsync().ConfigureAwait(false);
        }

        if (_instance is not { } instance)
        {
            return;
        }

        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await _connections.WriteAsync(
                "end", (c, t) => InstanceQueries.CloseAsync(c, t, instance.Id, PostgreSqlInstance.Ended, patience.Token), patience.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or LedgerUnavailableException or OperationCanceledException or IOException or TimeoutException or ObjectDisposedException)
        {
            // the database is away: the lease runs out, and another instance closes the logs
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    // The records are durable whatever becomes of this: what is not deleted now is deleted by the next erasure of the same keys.
    private async ValueTask TrySweepAsync(IReadOnlyList<LedgerEntry> entries)
    {
        try
        {
            await _erasures.SweepAsync(entries, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException)
        {
            _erasures.SweepLater(entries);
        }
    }

    // A connection that is lost while it commits says nothing of what became of it. The same commit again finds out: it is there, or it is written now.
    private async ValueTask CommitAsync(PostgreSqlInstance instance, IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await _connections.WriteAsync(
                    "commit", (c, t) => LedgerCommit.WriteAsync(c, t, instance.Id, entries, heads, _adopted, cancellationToken), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (NpgsqlException exception) when (exception is not PostgresException && exception.InnerException is not TimeoutException && attempt == 1)
            {
                // once, and on another connection
            }
        }
    }

    private async ValueTask<bool> IsFencedAsync(Guid instance, CancellationToken cancellationToken) => await _connections.ReadAsync(
        c => InstanceQueries.FindStateAsync(c, instance, cancellationToken), cancellationToken).ConfigureAwait(false) is PostgreSqlInstance.Fenced;

    private async ValueTask EnsurePartitionAsync(int shelf, CancellationToken cancellationToken)
    {
        if (_shelves.Add(shelf))
        {
            await PostgreSqlPartitions.TryEnsureAsync(_connections, shelf, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<LedgerOpening> ReadOpeningAsync(NpgsqlConnection connection, Guid instance, CancellationToken cancellationToken)
    {
        if (await InstanceQueries.FindStateAsync(connection, instance, cancellationToken).ConfigureAwait(false) is not PostgreSqlInstance.Writing)
        {
            throw LedgerCommit.FencedOff();
        }

        List<LedgerHead> heads = await HeadRows.ReadAsync(connection, instance, cancellationToken).ConfigureAwait(false);
        foreach ((Guid log, long size) in _acknowledged)
        {
            if (heads.FirstOrDefault(h => h.Log == log) is not { } head || head.Size < size)
            {
                throw new LedgerUnavailableException(
                    "The ledger's database was put back to an earlier time while this instance wrote to it: records that were acknowledged are not in it. Stop every instance, and bring the newer database back or accept the loss with 'genai-measures records recover --database …'.");
            }
        }

        (long recordedAt, long clock) = await OpeningQueries.ReadClocksAsync(connection, cancellationToken).ConfigureAwait(false);
        List<OpenExchange> open = await OpeningQueries.ReadOpenExchangesAsync(connection, instance, cancellationToken).ConfigureAwait(false);
        _adopted.Clear();
        foreach (OpenExchange exchange in open.Where(e => heads.All(h => h.Log != e.Log)))
        {
            _adopted[exchange.Exchange] = exchange.Log;
        }

        return new LedgerOpening
        {
            Heads = heads,
            Settings = await OpeningQueries.ReadSettingsAsync(connection, cancellationToken).ConfigureAwait(false),
            OpenExchanges = open,
            LastRecordedAt = recordedAt,
            LastClock = clock,
        };
    }

    private async ValueTask<T> DoAsync<T>(string name, Func<NpgsqlConnection, NpgsqlTransaction, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await _connections.WriteAsync(name, work, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.Explain(exception);
        }
    }
}
