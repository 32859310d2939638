using System.Security.Cryptography;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// The rows of the instances. The clock of leases is the database's: those of the instances may disagree.
internal static class InstanceQueries
{
    internal static ValueTask<PostgreSqlInstance> RegisterAsync(PostgreSqlConnections connections, TimeSpan lease, CancellationToken cancellationToken)
    {
        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        return connections.WriteAsync(
            "instance",
            async (c, t) =>
            {
                // random, so that a database that was put back does not give a number a second time
                int number = 1;
                for (int added = 0; added == 0;)
                {
                    number = RandomNumberGenerator.GetInt32(1, KeyNumbers.MostInstances);
                    await using NpgsqlCommand command = Values.Command(
                        c,
                        t,
                        "INSERT INTO instances (id, number, name, lease_until) SELECT $1, $2, $3, now() + make_interval(secs => $4::bigint) WHERE NOT EXISTS (SELECT 1 FROM instances WHERE number = $2)",
                        Values.Of(id),
                        Values.Of(number),
                        Values.Of(Environment.MachineName),
                        Values.Of((long)lease.TotalSeconds));
                    added = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                }

                return new PostgreSqlInstance(id, number);
            },
            cancellationToken);
    }

    // null where the database knows no such instance: it was put back to a time before its start
    internal static async ValueTask<short?> FindStateAsync(NpgsqlConnection connection, Guid instance, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, null, "SELECT state FROM instances WHERE id = $1", Values.Of(instance));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as short?;
    }

    // Holds the row until the transaction ends: whoever fences the instance off waits for it, and then closes what it began.
    internal static async ValueTask<bool> HoldAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid instance, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, transaction, "SELECT state FROM instances WHERE id = $1 FOR SHARE", Values.Of(instance));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is PostgreSqlInstance.Writing;
    }

    // Ends an instance, or fences it off: first its row, then its logs. A commit of it that is under way ends before, or fails.
    internal static async ValueTask<bool> CloseAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid instance, short state, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand row = Values.Command(
            connection, transaction, "UPDATE instances SET state = $2, fence = fence + 1, lease_until = now() WHERE id = $1 AND state = 0", Values.Of(instance), Values.Of(state));
        if (await row.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 0)
        {
            return false;
        }

        await using NpgsqlCommand logs = Values.Command(connection, transaction, "UPDATE heads SET state = 1 WHERE instance = $1 AND state = 0", Values.Of(instance));
        await logs.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }
}
