using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Storage.Sqlite;

// The embedded store: one file in WAL mode, one writing connection, every commit synced to the disk. SQLite's calls are
// synchronous, so they run on the thread of the ledger's writer.
internal sealed class SqliteLedgerStore(IOptions<SqliteOptions> options) : ILedgerStore
{
    private readonly string _path = Path.GetFullPath(options.Value.Path);
    private LockFile? _lock;
    private SqliteConnection? _connection;
    private SqliteWriter? _writer;

    public ValueTask<LedgerOpening> OpenAsync(CancellationToken cancellationToken)
    {
        Close();
        try
        {
            _lock ??= LockFile.Take(_path);
            return new(Open());
        }
        catch (Exception exception)
        {
            Close();
            throw SqliteErrors.Explain(_path, exception);
        }
    }

    public ValueTask CommitAsync(IReadOnlyList<LedgerEntry> entries, LedgerHead head, CancellationToken cancellationToken)
    {
        if (_writer is null)
        {
            throw new InvalidOperationException("The store is not open.");
        }

        try
        {
            _writer.Commit(entries, head);
            return default;
        }
        catch (Exception exception)
        {
            // after a failed sync the file is suspect: it is closed, opened again and read before the next record
            Close();
            throw SqliteErrors.Explain(_path, exception);
        }
    }

    public ValueTask DisposeAsync()
    {
        Close();
        _lock?.Dispose();
        _lock = null;
        return default;
    }

    private LedgerOpening Open()
    {
        if (!File.Exists(_path))
        {
            // the database is the account's own too, and so are the files that SQLite puts beside it
            OwnerOnlyFile.OpenOrCreate(_path, FileShare.ReadWrite).Dispose();
        }

        _connection = SqliteConnections.OpenWriter(_path);
        bool isNew = SqliteSchema.Ensure(_connection, _path);
        byte[] key = KeyFile.ReadOrCreate(_path, mayCreate: isNew);
        SqliteSchema.CheckKey(_connection, _path, key);
        _writer = new SqliteWriter(_connection);
        return new LedgerOpening(SqliteQueries.ReadHead(_connection), key, SqliteQueries.ReadOpenExchanges(_connection));
    }

    private void Close()
    {
        _writer?.Dispose();
        _writer = null;
        _connection?.Dispose();
        _connection = null;
    }
}
