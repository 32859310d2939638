using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// The instances and their logs, as the database has them. Where nobody has written yet there is no table and nobody to list.
internal sealed class PostgreSqlWriters(PostgreSqlConnections connections) : ILedgerWriters
{
    private const string Sql = """
        SELECT i.id, i.name, i.started, i.lease_until, i.state,
               COALESCE(array_agg(h.log_id ORDER BY h.began, h.log_id) FILTER (WHERE h.log_id IS NOT NULL), '{}'), COALESCE(sum(h.size), 0)::bigint
        FROM (SELECT id, name, started, lease_until, state FROM instances ORDER BY started DESC, id LIMIT $1) i
        LEFT JOIN heads h ON h.instance = i.id
        GROUP BY i.id, i.name, i.started, i.lease_until, i.state
        ORDER BY i.started DESC, i.id
        """;

    public async ValueTask<IReadOnlyList<LedgerWriter>> ListAsync(int count = 50, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        try
        {
            return await connections.ReadAsync(c => ReadAsync(c, count, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return [];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.Explain(exception);
        }
    }

    private static async ValueTask<List<LedgerWriter>> ReadAsync(NpgsqlConnection connection, int count, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, null, Sql, Values.Of((long)count));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var writers = new List<LedgerWriter>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            writers.Add(new LedgerWriter
            {
                Id = reader.GetGuid(0),
                Machine = reader.GetString(1),
                StartedAt = await reader.GetFieldValueAsync<DateTimeOffset>(2, cancellationToken).ConfigureAwait(false),
                LeaseUntil = await reader.GetFieldValueAsync<DateTimeOffset>(3, cancellationToken).ConfigureAwait(false),
                State = (LedgerWriterState)reader.GetInt16(4),
                Logs = await reader.GetFieldValueAsync<Guid[]>(5, cancellationToken).ConfigureAwait(false),
                Records = reader.GetInt64(6),
            });
        }

        return writers;
    }
}
