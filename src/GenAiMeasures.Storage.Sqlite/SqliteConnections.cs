using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class SqliteConnections
{
    // before it, two connections of which one checkpoints can corrupt a database in WAL mode
    private static readonly Version SafeVersion = new(3, 51, 3);

    internal static SqliteConnection OpenWriter(string path)
    {
        SqliteConnection connection = Open(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 5,
        });
        try
        {
            // a page size counts only before the first page is written
            Execute(connection, "PRAGMA page_size = 8192");
            string? mode = Scalar(connection, "PRAGMA journal_mode = WAL") as string;
            if (!string.Equals(mode, "wal", StringComparison.OrdinalIgnoreCase))
            {
                throw new LedgerUnavailableException(
                    $"The ledger store '{path}' cannot be kept in WAL mode (SQLite answers '{mode}'): its file system has no shared memory. Put it on a local disk.");
            }

            // FULL: with NORMAL a power failure may take back records that were acknowledged
            Execute(connection, "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -65536");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal static SqliteConnection OpenReader(string path)
    {
        try
        {
            return OpenReader(path, "");
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is 8 or 14 && !File.Exists(path + "-wal"))
        {
            // a copy in a place where SQLite cannot make its shared-memory file: nobody writes to it
            return OpenReader(path, "?immutable=1");
        }
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this package
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    internal static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this package
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    // until the log is emptied, what was deleted can be read in it, and in the pages it has not reached
    internal static void EmptyLog(SqliteConnection connection, string path)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using SqliteDataReader reader = command.ExecuteReader();
        if (!reader.Read() || reader.GetInt64(0) != 0)
        {
            throw new LedgerUnavailableException(
                $"What was to be erased is deleted from '{path}', but its log could not be emptied because another program reads the file. Close it: the deletion is made complete by the next attempt.");
        }
    }

    private static SqliteConnection OpenReader(string path, string query)
    {
        SqliteConnection connection = Open(new SqliteConnectionStringBuilder
        {
            DataSource = "file:" + Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal) + query,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = 5,
        });
        try
        {
            // opening is lazy: the first statement meets what is wrong with the file
            _ = Scalar(connection, "SELECT count(*) FROM sqlite_schema");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Open(SqliteConnectionStringBuilder settings)
    {
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            if (Version.Parse(connection.ServerVersion) < SafeVersion)
            {
                throw new LedgerUnavailableException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"SQLite {connection.ServerVersion} is in use, but the ledger store needs {SafeVersion} or later: earlier ones can corrupt a database in WAL mode. Update the package SQLitePCLRaw.bundle_e_sqlite3."));
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
