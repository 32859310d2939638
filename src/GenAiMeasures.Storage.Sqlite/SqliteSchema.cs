using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class SqliteSchema
{
    private const int Version = 4;

    // "GenA": what tells this file from any other SQLite database
    private const int ApplicationId = 0x47656E41;

    // A part's id is its record's position and the part's own id; a tile's id is its log's number and its index. So both
    // stand in the order in which they are written, and need no index of their own.
    private const string Tables = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE logs (
            number INTEGER PRIMARY KEY,
            log BLOB NOT NULL UNIQUE,
            class INTEGER NOT NULL,
            month INTEGER NOT NULL,
            size INTEGER NOT NULL,
            root BLOB NOT NULL,
            frontier BLOB NOT NULL,
            state INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE TABLE records (
            position INTEGER PRIMARY KEY,
            log INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            header BLOB NOT NULL,
            leaf_hash BLOB NOT NULL) STRICT;
        CREATE UNIQUE INDEX records_place ON records (log, sequence);
        CREATE TABLE parts (id INTEGER PRIMARY KEY, key INTEGER, box BLOB) STRICT;
        CREATE INDEX parts_key ON parts (key) WHERE key IS NOT NULL;
        CREATE TABLE tiles (id INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT;
        CREATE TABLE open_exchanges (exchange BLOB PRIMARY KEY, log BLOB NOT NULL, leaf_hash BLOB NOT NULL, key INTEGER) STRICT, WITHOUT ROWID;
        """;

    // makes the tables in an empty database
    internal static void Ensure(SqliteConnection connection, string path)
    {
        if (IsEmpty(connection))
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            SqliteConnections.Execute(connection, Tables);
            SqliteConnections.Execute(connection, string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}"));
            transaction.Commit();
            return;
        }

        Check(connection, path);
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

    internal static bool IsEmpty(SqliteConnection connection) => Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;

    private static long Number(SqliteConnection connection, string sql) => (long)SqliteConnections.Scalar(connection, sql)!;
}
