using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Storage.Sqlite;

// The embedded store: one file in WAL mode for the records and a small one for the keys, one writing connection, every commit
// synced to the disk. SQLite's calls are synchronous, so they run on the thread of the ledger's writer.
internal sealed class SqliteLedgerStore : ILedgerStore
{
    internal const string SignerName = "genai-measures/ledger";

    private readonly string _path;
    private readonly CheckpointKeyFile _signer;
    private readonly BallastFile _ballast;
    private LockFile? _lock;
    private SqliteConnection? _connection;
    private SqliteWriter? _writer;
    private SqliteKeyStore? _keys;

    public SqliteLedgerStore(IOptions<SqliteOptions> options)
    {
        _path = Path.GetFullPath(options.Value.Path);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Value.BallastMegabytes, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Value.BallastMegabytes, 65_536, nameof(options));
        _ballast = new BallastFile(_path, options.Value.BallastMegabytes * 1024L * 1024L);
        DefaultKeyProvider = new KeyEncryptionKeyFile(_path + ".key");
        CheckpointPath = _path + ".checkpoints";
        DefaultSigner = _signer = new CheckpointKeyFile(_path + ".sign", SignerName);
        Keys = new SqliteKeyStoreGate(() => _keys ?? throw new InvalidOperationException("The store is not open."));
    }

    public ILedgerKeyStore Keys { get; }

    public IKeyEncryptionKeyProvider DefaultKeyProvider { get; }

    public INoteSigner DefaultSigner { get; }

    public string? CheckpointPath { get; }

    public bool IsReserveReleased => _ballast.IsReleased;

    public bool ReleaseReserve() => _ballast.Release();

    public bool TakeReserve() => _ballast.Take();

    public ValueTask<LedgerOpening> OpenAsync(CancellationToken cancellationToken)
    {
        Close();
        try
        {
            _lock ??= LockFile.Take(_path);
            LedgerOpening opening = Open();
            if (!_ballast.IsReleased)
            {
                _ballast.Take();
            }

            return new(opening);
        }
        catch (Exception exception)
        {
            Close();
            throw SqliteErrors.Explain(_path, exception);
        }
    }

    public ValueTask SetAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        Do(_ =>
        {
            using var statement = new SqliteStatement(
                _connection!, "INSERT INTO meta (name, value) VALUES ($0, $1) ON CONFLICT (name) DO UPDATE SET value = $1", 2);
            statement.Run(null, name, value.ToArray());
        });
        return default;
    }

    public ValueTask CommitAsync(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads, CancellationToken cancellationToken)
    {
        Do(writer => writer.Commit(entries, heads));
        return default;
    }

    public ValueTask<int> DeleteBoxesAsync(IReadOnlyCollection<long> keys, int count, CancellationToken cancellationToken)
    {
        int deleted = 0;
        Do(writer => deleted = writer.DeleteBoxes(keys, count));
        return new(deleted);
    }

    public ValueTask<int> DeleteRecordsAsync(Guid log, int count, CancellationToken cancellationToken)
    {
        int deleted = 0;
        Do(writer => deleted = writer.DeleteRecords(log, count));
        return new(deleted);
    }

    public ValueTask CloseLogsAsync(CancellationToken cancellationToken)
    {
        Do(writer => writer.CloseLogs());
        return default;
    }

    public ValueTask<ILedgerReader> OpenReaderAsync(CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // the caller disposes it
        return new(SqliteLedgerReader.OpenSealed(_path));
#pragma warning restore CA2000
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public void Dispose()
    {
        Close();
        _lock?.Dispose();
        _lock = null;
        _signer.Dispose();
    }

    private LedgerOpening Open()
    {
        if (!File.Exists(_path))
        {
            // the database is the account's own too, and so are the files that SQLite puts beside it
            OwnerOnlyFile.OpenOrCreate(_path, FileShare.ReadWrite).Dispose();
        }

        _connection = SqliteConnections.OpenWriter(_path);
        SqliteSchema.Ensure(_connection, _path);
        List<LedgerHead> heads = SqliteQueries.ReadHeads(_connection);
        _keys = SqliteKeyStore.Open(_path, mayCreate: heads.Count == 0);
        _writer = new SqliteWriter(_connection);
        (long recordedAt, long clock) = SqliteQueries.ReadClocks(_connection);
        return new LedgerOpening
        {
            Heads = heads,
            Settings = SqliteQueries.ReadSettings(_connection),
            OpenExchanges = SqliteQueries.ReadOpenExchanges(_connection),
            LastRecordedAt = recordedAt,
            LastClock = clock,
        };
    }

    private void Do(Action<SqliteWriter> action)
    {
        SqliteWriter writer = _writer ?? throw new InvalidOperationException("The store is not open.");
        try
        {
            action(writer);
        }
        catch (Exception exception)
        {
            // after a failed sync the file is suspect: it is closed, opened again and read before the next record
            Close();
            throw SqliteErrors.Explain(_path, exception);
        }
    }

    private void Close()
    {
        _writer?.Dispose();
        _writer = null;
        _keys?.Dispose();
        _keys = null;
        _connection?.Dispose();
        _connection = null;
    }
}
