using System.Globalization;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Brings the tables up to this version: our own numbered SQL, each file once, in a transaction that holds the version's row. However
// many instances start at once, one of them does it and the others wait and find it done.
internal static class PostgreSqlSchema
{
    private const int MostRaces = 20;

    private static readonly string[] Files = [.. typeof(PostgreSqlSchema).Assembly.GetManifestResourceNames()
        .Where(n => n.EndsWith(".sql", StringComparison.Ordinal) && char.IsAsciiDigit(n[0])).Order(StringComparer.Ordinal)];

    internal static int Version => Files.Length;

    internal static string ReadFile(string name)
    {
        using Stream stream = typeof(PostgreSqlSchema).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal static async ValueTask EnsureAsync(PostgreSqlConnections connections, CancellationToken cancellationToken)
    {
        int version = await connections.ReadAsync(c => ReadVersionAsync(c, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (version == Version)
        {
            return;
        }

        if (version > Version)
        {
            throw new LedgerUnavailableException(string.Create(
                CultureInfo.InvariantCulture,
                $"The ledger's database has schema {version}, and this version of GenAiMeasures knows {Version}. Use the version of the package that made it, or a later one."));
        }

        if (!connections.Options.Migrate)
        {
            throw Behind(version, exception: null);
        }

        for (int race = 1; ; race++)
        {
            try
            {
                await connections.WriteAsync("migration", (c, t) => MigrateAsync(c, t, connections.Options.Schema, cancellationToken), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (PostgresException exception) when (exception.SqlState is "23505" or "42P06" or "42P07" or "XX000" && race < MostRaces)
            {
                // CREATE … IF NOT EXISTS of two at once: one of them still meets the other's row in the catalogue
                await Task.Delay(TimeSpan.FromMilliseconds(20 * race), cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                throw Behind(version, exception);
            }
        }
    }

    // for whoever only reads
    internal static async ValueTask CheckAsync(PostgreSqlConnections connections, CancellationToken cancellationToken)
    {
        int version = await connections.ReadAsync(c => ReadVersionAsync(c, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (version == 0)
        {
            throw new LedgerUnavailableException("The database holds no ledger in this schema. Correct the connection string or GenAiMeasures:PostgreSql:Schema.");
        }

        if (version != Version)
        {
            throw new LedgerUnavailableException(string.Create(
                CultureInfo.InvariantCulture,
                $"The ledger's database has schema {version}, and this version of GenAiMeasures reads schema {Version}. Use the version of the package that wrote it."));
        }
    }

    internal static async ValueTask<int> ReadVersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT version FROM schema_version", connection);
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is int version ? version : 0;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return 0;
        }
    }

    private static async ValueTask<int> MigrateAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string schema, CancellationToken cancellationToken)
    {
        // the schema's name is checked by the settings' validator: letters, digits and underscores
        await RunAsync(connection, transaction, $"CREATE SCHEMA IF NOT EXISTS {schema}", cancellationToken).ConfigureAwait(false);
        await RunAsync(
            connection,
            transaction,
            "CREATE TABLE IF NOT EXISTS schema_version (one integer PRIMARY KEY CHECK (one = 1), version integer NOT NULL); INSERT INTO schema_version VALUES (1, 0) ON CONFLICT DO NOTHING",
            cancellationToken).ConfigureAwait(false);
        int version;
        await using (var command = new NpgsqlCommand("SELECT version FROM schema_version FOR UPDATE", connection, transaction))
        {
            version = (int)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }

        for (int next = version; next < Files.Length; next++)
        {
            await RunAsync(connection, transaction, ReadFile(Files[next]), cancellationToken).ConfigureAwait(false);
        }

        if (version < Files.Length)
        {
            await RunAsync(connection, transaction, string.Create(CultureInfo.InvariantCulture, $"UPDATE schema_version SET version = {Files.Length}"), cancellationToken).ConfigureAwait(false);
        }

        return Files.Length;
    }

    private static async ValueTask RunAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // files and constants of this package
        await using var command = new NpgsqlCommand(sql, connection, transaction);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static LedgerUnavailableException Behind(int version, Exception? exception) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The ledger's database has schema {version}, and this version of GenAiMeasures needs {Version}. Start once with the owner's account and Migrate on, or run the files of the package's Migrations as the owner (docs/postgresql.md)."),
        exception);
}
