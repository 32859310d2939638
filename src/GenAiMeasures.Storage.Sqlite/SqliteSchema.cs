using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class SqliteSchema
{
    private const int Version = 1;

    // "GenA": what tells this file from any other SQLite database
    private const int ApplicationId = 0x47656E41;

    private const string Tables = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE head (id INTEGER PRIMARY KEY CHECK (id = 0), size INTEGER NOT NULL, root BLOB NOT NULL, frontier BLOB NOT NULL) STRICT;
        CREATE TABLE records (
            sequence INTEGER PRIMARY KEY,
            kind INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            exchange BLOB,
            body BLOB NOT NULL,
            leaf_hash BLOB NOT NULL) STRICT;
        CREATE TABLE open_exchanges (exchange BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
        """;

    // Makes the tables in an empty database. Returns whether nothing had been written under a key before.
    internal static bool Ensure(SqliteConnection connection, string path)
    {
        if (IsEmpty(connection))
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            SqliteConnections.Execute(connection, Tables);
            SqliteConnections.Execute(connection, string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}"));
            transaction.Commit();
            return true;
        }

        Check(connection, path);
        return SqliteConnections.Scalar(connection, "SELECT 1 FROM meta WHERE name = 'key_check'") is null;
    }

    internal static void Check(SqliteConnection connection, string path)
    {
        if (Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw new LedgerUnavailableException($"'{path}' is a SQLite database of something else, not a ledger store. Correct the path.");
        }

        long version = Number(connection, "PRAGMA user_version");
        if (version != Version)
        {
            throw new LedgerUnavailableException(string.Create(
                CultureInfo.InvariantCulture,
                $"The ledger store '{path}' has schema {version}, and this version of GenAiMeasures reads schema {Version}. Use the version of the package that wrote it, or a later one."));
        }
    }

    // the key is told by a digest of its own: another key would give every subject another pseudonym
    internal static void CheckKey(SqliteConnection connection, string path, byte[] key)
    {
        byte[] check = HMACSHA256.HashData(key, "genai-measures key check"u8);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "INSERT INTO meta (name, value) VALUES ('key_check', $check) ON CONFLICT (name) DO NOTHING";
        command.Parameters.AddWithValue("$check", check);
        command.ExecuteNonQuery();
        if (SqliteConnections.Scalar(connection, "SELECT value FROM meta WHERE name = 'key_check'") is not byte[] kept || !kept.AsSpan().SequenceEqual(check))
        {
            throw new LedgerUnavailableException($"The key file '{path}.key' is not the one under which the ledger store '{path}' was written. Bring that key file back from its backup.");
        }
    }

    internal static bool IsEmpty(SqliteConnection connection) => Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;

    private static long Number(SqliteConnection connection, string sql) => (long)SqliteConnections.Scalar(connection, sql)!;
}
