using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// What leases and fencing do to the rows of the instances. Every clock here is the database's.
internal static class InstanceRows
{
    internal const short Lost = 3;

    // An instance with a journal may come back after it was closed; one without never does.
    internal static async ValueTask<int> MarkJournalAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid instance, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, transaction, "UPDATE instances SET journal = true, fence = 1 WHERE id = $1", Values.Of(instance));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    // Goes on as an instance that wrote before, under the next fencing number: whoever else writes as it is refused from now on. Its
    // logs that were closed meanwhile grow again. Null where it may not: the database does not know it, or it was declared lost.
    internal static async ValueTask<ResumedInstance?> ResumeAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid instance, TimeSpan lease, CancellationToken cancellationToken)
    {
        short state;
        await using (NpgsqlCommand find = Values.Command(connection, transaction, "SELECT state FROM instances WHERE id = $1 FOR UPDATE", Values.Of(instance)))
        {
            if (await find.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not short found || found is not (PostgreSqlInstance.Writing or PostgreSqlInstance.Fenced))
            {
                return null;
            }

            state = found;
        }

        long fence;
        await using (NpgsqlCommand take = Values.Command(
            connection,
            transaction,
            "UPDATE instances SET state = 0, stopped = false, noted = false, fence = fence + 1, lease_until = now() + make_interval(secs => $2::bigint) WHERE id = $1 RETURNING fence",
            Values.Of(instance),
            Values.Of((long)lease.TotalSeconds)))
        {
            fence = (long)(await take.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }

        IReadOnlyList<LedgerHead> closed = [];
        if (state == PostgreSqlInstance.Fenced)
        {
            closed = [.. (await HeadRows.ReadAsync(connection, instance, cancellationToken).ConfigureAwait(false)).Where(h => h.State == LedgerLogState.Closed)];
            await using NpgsqlCommand open = Values.Command(connection, transaction, "UPDATE heads SET state = 0 WHERE instance = $1 AND state = 1", Values.Of(instance));
            await open.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        return new ResumedInstance(fence, closed);
    }

    // Holds the row until the transaction ends, and says whether this is still who may write as the instance.
    internal static async ValueTask<bool> HoldAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid instance, long fence, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, transaction, "SELECT 1 FROM instances WHERE id = $1 AND fence = $2 AND state = 0 FOR SHARE", Values.Of(instance), Values.Of(fence));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is 1;
    }

    internal static async ValueTask<bool> RenewAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid instance, TimeSpan lease, bool stopped, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            transaction,
            "UPDATE instances SET lease_until = now() + make_interval(secs => $2::bigint), stopped = $3 WHERE id = $1 AND state = 0",
            Values.Of(instance),
            Values.Of((long)lease.TotalSeconds),
            Values.Of(stopped));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    }

    // Closed by another, and not on record yet.
    internal static async ValueTask<List<DeadInstance>> FindUnnotedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, null, "SELECT id, fence, journal FROM instances WHERE state = 1 AND NOT noted ORDER BY id");
        return await ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<int> NoteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, DeadInstance dead, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, transaction, "UPDATE instances SET noted = true WHERE id = $1 AND fence = $2", Values.Of(dead.Id), Values.Of(dead.Fence));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    // Those whose lease has run out for longer than the grace.
    internal static async ValueTask<List<DeadInstance>> FindDeadAsync(NpgsqlConnection connection, TimeSpan grace, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            null,
            "SELECT id, fence, journal FROM instances WHERE state = 0 AND NOT stopped AND lease_until < now() - make_interval(secs => $1::bigint) ORDER BY id",
            Values.Of((long)grace.TotalSeconds));
        return await ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<List<(Guid Log, ExchangeId Exchange)>> ReadOpenExchangesAsync(NpgsqlConnection connection, Guid instance, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, null, "SELECT o.log_id, o.exchange FROM heads h JOIN open_exchanges o ON o.log_id = h.log_id WHERE h.instance = $1 ORDER BY o.exchange", Values.Of(instance));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var open = new List<(Guid, ExchangeId)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            open.Add((reader.GetGuid(0), new ExchangeId(reader.GetGuid(1))));
        }

        return open;
    }

    // Whoever settles the exchanges of an instance that is gone keeps its logs: a start leaves them alone as long as the keeper lives.
    internal static async ValueTask<int> KeepAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid instance, Guid keeper, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            transaction,
            "UPDATE heads SET keeper = $2 WHERE instance = $1 AND keeper IN (SELECT id FROM instances WHERE state <> 0)",
            Values.Of(instance),
            Values.Of(keeper));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<int> ForgetExchangeAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid log, ExchangeId exchange, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, transaction, "DELETE FROM open_exchanges WHERE log_id = $1 AND exchange = $2", Values.Of(log), Values.Of(exchange.Value));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    // Declares lost what an instance has not shipped: it never comes back.
    internal static async ValueTask<bool> LoseAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid instance, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand row = Values.Command(
            connection,
            transaction,
            "UPDATE instances SET state = 3, fence = fence + 1 WHERE id = $1 AND journal AND state <> 3 AND (state = 1 OR stopped OR lease_until < now())",
            Values.Of(instance));
        if (await row.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 0)
        {
            return false;
        }

        await using NpgsqlCommand logs = Values.Command(connection, transaction, "UPDATE heads SET state = 1 WHERE instance = $1 AND state = 0", Values.Of(instance));
        await logs.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    // Closed only while its lease is still run out: one that came back between two looks goes on. Its heads are those of the closing.
    internal static async ValueTask<IReadOnlyList<LedgerHead>?> CloseAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, DeadInstance dead, TimeSpan grace, CancellationToken cancellationToken)
    {
        await using (NpgsqlCommand find = Values.Command(
            connection,
            transaction,
            "SELECT 1 FROM instances WHERE id = $1 AND fence = $2 AND state = 0 AND NOT stopped AND lease_until < now() - make_interval(secs => $3::bigint) FOR UPDATE",
            Values.Of(dead.Id),
            Values.Of(dead.Fence),
            Values.Of((long)grace.TotalSeconds)))
        {
            if (await find.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not 1)
            {
                return null;
            }
        }

        await InstanceQueries.CloseAsync(connection, transaction, dead.Id, PostgreSqlInstance.Fenced, cancellationToken).ConfigureAwait(false);
        return await HeadRows.ReadAsync(connection, dead.Id, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<List<DeadInstance>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var dead = new List<DeadInstance>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            dead.Add(new DeadInstance(reader.GetGuid(0), reader.GetInt64(1), reader.GetBoolean(2)));
        }

        return dead;
    }
}
