using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

// The wrapped data keys in a small database of their own: deleted rows are overwritten (secure_delete), and the log that may
// still hold them is emptied before a deletion counts as done.
internal sealed class SqliteKeyStore : ILedgerKeyStore, IDisposable
{
    private const int ApplicationId = 0x47656E4B;
    private const int Version = 1;

    // AUTOINCREMENT: the number of a destroyed key is never given to another
    private const string Tables = """
        CREATE TABLE keys (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            lookup BLOB NOT NULL,
            class INTEGER NOT NULL,
            month INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            wrapped BLOB NOT NULL,
            restricted INTEGER NOT NULL DEFAULT 0,
            UNIQUE (lookup, class, month)) STRICT;
        """;

    private const string Columns = "number, lookup, class, month, epoch, wrapped, restricted";

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly SqliteConnection _connection;

    private SqliteKeyStore(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
    }

    internal static string PathOf(string databasePath) => databasePath + ".keys";

    internal static SqliteKeyStore Open(string databasePath, bool mayCreate)
    {
        string path = PathOf(databasePath);
        if (!File.Exists(path))
        {
            if (!mayCreate)
            {
                throw new LedgerUnavailableException(
                    $"The key database '{path}' is missing, but the ledger store '{databasePath}' holds records under its keys. Bring it back from its backup.");
            }

            OwnerOnlyFile.OpenOrCreate(path, FileShare.ReadWrite).Dispose();
        }

        SqliteConnection connection = SqliteConnections.OpenWriter(path);
        try
        {
            SqliteConnections.Execute(connection, "PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 100");
            if (SqliteSchema.IsEmpty(connection))
            {
                using SqliteTransaction transaction = connection.BeginTransaction();
                SqliteConnections.Execute(connection, Tables);
                SqliteConnections.Execute(connection, string.Create(
                    CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}"));
                transaction.Commit();
            }

            Check(connection, path);
            return new SqliteKeyStore(path, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // for whoever only reads: null when the keys are not here
    internal static SqliteKeyStore? OpenReader(string databasePath)
    {
        string path = PathOf(databasePath);
        if (!File.Exists(path))
        {
            return null;
        }

        SqliteConnection connection = SqliteConnections.OpenReader(path);
        try
        {
            Check(connection, path);
            return new SqliteKeyStore(path, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public ValueTask<IReadOnlyList<LedgerKey>> FindAsync(IReadOnlyCollection<LedgerKeyName> names, CancellationToken cancellationToken = default) => Ask(() =>
    {
        var keys = new List<LedgerKey>(names.Count);
        using var statement = new SqliteStatement(_connection, $"SELECT {Columns} FROM keys WHERE lookup = $0 AND class = $1 AND month = $2", 3);
        foreach (LedgerKeyName name in names)
        {
            Read(keys, statement, name.Subject.ToBytes(), name.Class, name.Month);
        }

        return keys;
    });

    public ValueTask<IReadOnlyList<LedgerKey>> FindSubjectAsync(SubjectLookup subject, CancellationToken cancellationToken = default) => Ask(() =>
    {
        var keys = new List<LedgerKey>();
        using var statement = new SqliteStatement(_connection, $"SELECT {Columns} FROM keys WHERE lookup = $0 ORDER BY number", 1);
        Read(keys, statement, subject.ToBytes());
        return keys;
    });

    public ValueTask<IReadOnlyList<LedgerKey>> ReadAsync(long afterNumber, int count, CancellationToken cancellationToken = default) => Ask(() =>
    {
        var keys = new List<LedgerKey>();
        using var statement = new SqliteStatement(_connection, $"SELECT {Columns} FROM keys WHERE number > $0 ORDER BY number LIMIT $1", 2);
        Read(keys, statement, afterNumber, count);
        return keys;
    });

    public ValueTask<IReadOnlyList<LedgerKey>> AddAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default) => Ask(() =>
    {
        var added = new List<LedgerKey>(keys.Count);
        using var statement = new SqliteStatement(
            _connection, "INSERT INTO keys (lookup, class, month, epoch, wrapped, restricted) VALUES ($0, $1, $2, $3, $4, $5)", 6);
        using SqliteTransaction transaction = _connection.BeginTransaction();
        foreach (LedgerKey key in keys)
        {
            statement.Run(transaction, key.Name.Subject.ToBytes(), key.Name.Class, key.Name.Month, key.Epoch, key.Wrapped.ToArray(), key.IsRestricted ? 1 : 0);
            using SqliteCommand last = _connection.CreateCommand();
            last.Transaction = transaction;
            last.CommandText = "SELECT last_insert_rowid()";
            added.Add(key with { Number = (long)last.ExecuteScalar()! });
        }

        transaction.Commit();
        return added;
    });

    public ValueTask UpdateAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default) => Change(transaction =>
    {
        using var statement = new SqliteStatement(_connection, "UPDATE keys SET epoch = $1, wrapped = $2, restricted = $3 WHERE number = $0", 4);
        foreach (LedgerKey key in keys)
        {
            statement.Run(transaction, key.Number, key.Epoch, key.Wrapped.ToArray(), key.IsRestricted ? 1 : 0);
        }
    });

    public ValueTask DeleteAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default) => Change(transaction =>
    {
        using var statement = new SqliteStatement(_connection, "DELETE FROM keys WHERE number = $0", 1);
        foreach (long number in numbers)
        {
            statement.Run(transaction, number);
        }
    });

    public void Dispose() => _connection.Dispose();

    private static void Check(SqliteConnection connection, string path)
    {
        if (SqliteConnections.Scalar(connection, "PRAGMA application_id") is not (long)ApplicationId
            || SqliteConnections.Scalar(connection, "PRAGMA user_version") is not (long)Version)
        {
            throw new LedgerUnavailableException($"'{path}' is not the key database of a ledger store. Bring it back from its backup.");
        }
    }

    private static void Read(List<LedgerKey> keys, SqliteStatement statement, params ReadOnlySpan<object> values)
    {
        using SqliteDataReader reader = statement.Read(values);
        while (reader.Read())
        {
            byte[] lookup = reader.GetFieldValue<byte[]>(1);
            if (lookup.Length == 32)
            {
                keys.Add(new LedgerKey
                {
                    Number = reader.GetInt64(0),
                    Name = new LedgerKeyName(new SubjectLookup(lookup), reader.GetInt32(2), reader.GetInt32(3)),
                    Epoch = reader.GetInt32(4),
                    Wrapped = reader.GetFieldValue<byte[]>(5),
                    IsRestricted = reader.GetInt64(6) != 0,
                });
            }
        }
    }

    private ValueTask<IReadOnlyList<LedgerKey>> Ask(Func<List<LedgerKey>> query)
    {
        lock (_lock)
        {
            try
            {
                return new(query());
            }
            catch (Exception exception) when (exception is SqliteException or IOException)
            {
                throw SqliteErrors.Explain(_path, exception);
            }
        }
    }

    private ValueTask Change(Action<SqliteTransaction> change)
    {
        lock (_lock)
        {
            try
            {
                Commit(change);
                SqliteConnections.EmptyLog(_connection, _path);
                return default;
            }
            catch (Exception exception) when (exception is SqliteException or IOException)
            {
                throw SqliteErrors.Explain(_path, exception);
            }
        }
    }

    private void Commit(Action<SqliteTransaction> change)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        change(transaction);
        transaction.Commit();
    }
}
