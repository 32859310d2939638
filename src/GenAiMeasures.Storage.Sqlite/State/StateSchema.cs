using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class StateSchema
{
    private const int Version = 1;

    // "GenS": what tells this file from any other SQLite database
    private const int ApplicationId = 0x47656E53;

    private const string Tables = """
        CREATE TABLE standing (
            subject TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            standing INTEGER NOT NULL,
            unrecorded INTEGER NOT NULL,
            body BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX standing_by_standing ON standing (standing, subject) WHERE standing > 0;
        CREATE INDEX standing_unrecorded ON standing (subject) WHERE unrecorded > 0;
        CREATE TABLE standing_counted (exchange BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX standing_counted_by_time ON standing_counted (at);
        CREATE TABLE agreements (
            subject TEXT NOT NULL,
            version TEXT NOT NULL,
            accepted_at INTEGER NOT NULL,
            PRIMARY KEY (subject, version)) STRICT, WITHOUT ROWID;
        CREATE TABLE incidents (
            id TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            closed INTEGER NOT NULL,
            unrecorded INTEGER NOT NULL,
            body BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX incidents_open ON incidents (id) WHERE closed = 0;
        CREATE INDEX incidents_unrecorded ON incidents (id) WHERE unrecorded > 0;
        """;

    internal static void Ensure(SqliteConnection connection, string path)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        if (Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
        {
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
            throw new StateUnavailableException($"'{path}' is a SQLite database of something else, not a state file of GenAiMeasures. Correct the path.");
        }

        long version = Number(connection, "PRAGMA user_version");
        if (version != Version)
        {
            throw new StateUnavailableException(string.Create(
                CultureInfo.InvariantCulture,
                $"The state file '{path}' has schema {version}, and this version of GenAiMeasures reads schema {Version}. Use the version of the package that wrote it, or a later one."));
        }
    }

    private static long Number(SqliteConnection connection, string sql) => (long)SqliteConnections.Scalar(connection, sql)!;
}
