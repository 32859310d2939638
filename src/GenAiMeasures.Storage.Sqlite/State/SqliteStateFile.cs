using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Storage.Sqlite;

// The working state of people and cases, in a file beside the ledger's: what is read at every exchange does not wait for
// what is written to the ledger. One connection writes, one reads; every write is one synced transaction. Thread-safe.
internal sealed class SqliteStateFile(IOptions<SqliteOptions> options) : IDisposable
{
    internal const string Suffix = ".state";

    private readonly string _path = Path.GetFullPath(options.Value.Path) + Suffix;
    private readonly Lock _writing = new();
    private readonly Lock _reading = new();
    private SqliteConnection? _writer;
    private SqliteConnection? _reader;

    internal T Read<T>(Func<SqliteConnection, T> read)
    {
        lock (_reading)
        {
            try
            {
                if (_reader is null)
                {
                    // the writer makes the file and its tables
                    EnsureWriter();
                    _reader = SqliteConnections.OpenReader(_path);
                }

                return read(_reader);
            }
            catch (Exception exception)
            {
                Close(ref _reader);
                throw StateErrors.Explain(_path, exception);
            }
        }
    }

    internal T Write<T>(Func<SqliteConnection, SqliteTransaction, T> write)
    {
        lock (_writing)
        {
            try
            {
                using SqliteTransaction transaction = EnsureWriter().BeginTransaction(deferred: false);
                T result = write(_writer!, transaction);
                transaction.Commit();
                return result;
            }
            catch (Exception exception)
            {
                // after a failed sync the file is suspect: it is opened again for the next write
                Close(ref _writer);
                throw StateErrors.Explain(_path, exception);
            }
        }
    }

    // As a write, and afterwards nothing of what was deleted is left in the file or its log.
    internal void Erase(Action<SqliteConnection, SqliteTransaction> erase)
    {
        Write((connection, transaction) =>
        {
            erase(connection, transaction);
            return true;
        });
        lock (_reading)
        {
            lock (_writing)
            {
                try
                {
                    SqliteConnections.EmptyLog(EnsureWriter(), _path);
                }
                catch (Exception exception)
                {
                    throw StateErrors.Explain(_path, exception);
                }
            }
        }
    }

    public void Dispose()
    {
        lock (_reading)
        {
            Close(ref _reader);
        }

        lock (_writing)
        {
            Close(ref _writer);
        }
    }

    private SqliteConnection EnsureWriter()
    {
        lock (_writing)
        {
            if (_writer is null)
            {
                if (!File.Exists(_path))
                {
                    OwnerOnlyFile.OpenOrCreate(_path, FileShare.ReadWrite).Dispose();
                }

                SqliteConnection connection = SqliteConnections.OpenWriter(_path);
                try
                {
                    SqliteConnections.Execute(connection, "PRAGMA secure_delete = ON");
                    StateSchema.Ensure(connection, _path);
                }
                catch
                {
                    connection.Dispose();
                    throw;
                }

                _writer = connection;
            }

            return _writer;
        }
    }

    private static void Close(ref SqliteConnection? connection)
    {
        connection?.Dispose();
        connection = null;
    }
}
