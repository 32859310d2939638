using System.Globalization;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// The partitions of records and parts, one a month and retention class. What has none yet goes to the default partition, and is
// deleted there row by row: a partition that is missing costs speed and nothing else.
internal static class PostgreSqlPartitions
{
    private static readonly string[] Parents = ["records", "parts"];

    // Whether it is there now. Attaching does not keep others from writing; it gives up after a moment rather than make them wait.
    internal static async ValueTask<bool> TryEnsureAsync(PostgreSqlConnections connections, int shelf, CancellationToken cancellationToken)
    {
        try
        {
            if (await ExistsAsync(connections, shelf, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }

            return await connections.WriteAsync("partition", (c, t) => MakeAsync(c, t, shelf, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState is not PostgresErrorCodes.AdminShutdown)
        {
            // no right to, somebody else made it, locked by a long reading, rows of it in the default partition, a dialect without partitions
            return false;
        }
    }

    // Takes the partitions of a month and class out and drops them, with what lies in the default partition. Returns how many records went.
    internal static async ValueTask<long> DropAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, int shelf, CancellationToken cancellationToken)
    {
        long records = 0;
        await RunAsync(connection, transaction, "SET LOCAL lock_timeout = '2s'", cancellationToken).ConfigureAwait(false);
        foreach (string parent in Parents)
        {
            string table = Shelf.TableOf(parent, shelf);
            if (await IsTableAsync(connection, transaction, table, cancellationToken).ConfigureAwait(false))
            {
                if (parent == Parents[0])
                {
                    await using NpgsqlCommand count = Values.Command(connection, transaction, $"SELECT count(*) FROM {table}");
                    records += (long)(await count.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
                }

                await RunAsync(connection, transaction, $"ALTER TABLE {parent} DETACH PARTITION {table}; DROP TABLE {table}", cancellationToken).ConfigureAwait(false);
            }

            await using NpgsqlCommand rest = Values.Command(connection, transaction, $"DELETE FROM {parent} WHERE shelf = $1", Values.Of(shelf));
            int deleted = await rest.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            records += parent == Parents[0] ? deleted : 0;
        }

        return records;
    }

    private static ValueTask<bool> ExistsAsync(PostgreSqlConnections connections, int shelf, CancellationToken cancellationToken) => connections.ReadAsync(
        c => IsTableAsync(c, null, Shelf.TableOf("parts", shelf), cancellationToken), cancellationToken);

    private static async ValueTask<bool> MakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, int shelf, CancellationToken cancellationToken)
    {
        await RunAsync(connection, transaction, "SET LOCAL lock_timeout = '2s'", cancellationToken).ConfigureAwait(false);
        foreach (string parent in Parents)
        {
            string table = Shelf.TableOf(parent, shelf);
            string external = parent == "parts" ? $"ALTER TABLE {table} ALTER COLUMN box SET STORAGE EXTERNAL; " : "";
            await RunAsync(
                connection,
                transaction,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"CREATE TABLE {table} (LIKE {parent} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE); {external}ALTER TABLE {parent} ATTACH PARTITION {table} FOR VALUES FROM ({shelf}) TO ({shelf + 1})"),
                cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private static async ValueTask<bool> IsTableAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, string table, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, transaction, "SELECT to_regclass($1) IS NOT NULL", Values.Of(table));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    private static async ValueTask RunAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, transaction, sql);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
