using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class StateSchema
{
    private const int Version = 2;

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

    // since version 2
    private const string CaseTables = """
        CREATE TABLE cases (
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            version INTEGER NOT NULL,
            open INTEGER NOT NULL,
            due INTEGER,
            wake INTEGER,
            unrecorded INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX cases_by_due ON cases (kind, open, due, id) WHERE due IS NOT NULL;
        CREATE INDEX cases_by_wake ON cases (kind, wake) WHERE wake IS NOT NULL;
        CREATE INDEX cases_unrecorded ON cases (kind, id) WHERE unrecorded > 0;
        """;

    internal static void Ensure(SqliteConnection connection, string path)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        if (Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
        {
            SqliteConnections.Execute(connection, Tables);
            SqliteConnections.Execute(connection, CaseTables);
            SqliteConnections.Execute(connection, string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}"));
            transaction.Commit();
            return;
        }

        if (Check(connection, path) == 1)
        {
            SqliteConnections.Execute(connection, CaseTables);
            SqliteConnections.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
            transaction.Commit();
        }
    }

    // the version that the file has; a file of version 1 knows no cases yet
    internal static long Check(SqliteConnection connection, string path)
    {
        if (Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw new StateUnavailableException($"'{path}' is a SQLite database of something else, not a state file of GenAiMeasures. Correct the path.");
        }

        long version = Number(connection, "PRAGMA user_version");
        if (version is < 1 or > Version)
        {
            throw new StateUnavailableException(string.Create(
                CultureInfo.InvariantCulture,
                $"The state file '{path}' has schema {version}, and this version of GenAiMeasures reads schema 1 to {Version}. Use the version of the package that wrote it, or a later one."));
        }

        return version;
    }

    private static long Number(SqliteConnection connection, string sql) => (long)SqliteConnections.Scalar(connection, sql)!;
}
