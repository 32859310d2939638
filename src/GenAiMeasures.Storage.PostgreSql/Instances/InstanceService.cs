using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

internal sealed class InstanceService(PostgreSqlConnections connections, ILedger ledger, ILedgerStore store, GlobalMerger merger, TimeProvider time) : IInstanceService
{
    public async ValueTask<IReadOnlyList<InstanceInfo>> ListAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await connections.ReadAsync(c => ReadAsync(c, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.Explain(exception);
        }
    }

    public async ValueTask<bool> DeclareLostAsync(string instance, string by, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (!Guid.TryParseExact(instance, "n", out Guid gone))
        {
            throw new ArgumentException("An instance's id is 32 hexadecimal digits.", nameof(instance));
        }

        try
        {
            // who declares writes records of its own
            if (InstanceWorker.Current(store) is null)
            {
                await ledger.GetPseudonymAsync(new Subject("instance"), cancellationToken).ConfigureAwait(false);
            }

            return InstanceWorker.Current(store) is { } keeper
                && await new InstanceKeeper(connections, ledger, merger, time).DeclareLostAsync(keeper, gone, by, reason, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException)
        {
            throw PostgreSqlErrors.Explain(exception);
        }
    }

    private static async ValueTask<IReadOnlyList<InstanceInfo>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            null,
            """
            SELECT i.id, i.name, i.state, i.journal, i.started, i.lease_until, count(h.log_id)::integer, coalesce(sum(h.size), 0)::bigint,
                (SELECT count(*)::integer FROM open_exchanges o JOIN heads g ON g.log_id = o.log_id WHERE g.instance = i.id)
            FROM instances i JOIN heads h ON h.instance = i.id
            GROUP BY i.id, i.name, i.state, i.journal, i.started, i.lease_until
            ORDER BY i.started, i.id
            """);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var instances = new List<InstanceInfo>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            instances.Add(new InstanceInfo(
                reader.GetGuid(0).ToString("n"),
                reader.GetString(1),
                (InstanceState)reader.GetInt16(2),
                reader.GetBoolean(3),
                reader.Time(4),
                reader.Time(5),
                reader.GetInt32(6),
                reader.GetInt64(7),
                reader.GetInt32(8)));
        }

        return instances;
    }
}
