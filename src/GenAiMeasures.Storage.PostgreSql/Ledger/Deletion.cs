using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

internal static class Deletion
{
    // What is sealed under a key lies in the partitions of the key's month.
    internal static async ValueTask<int> BoxesAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<long> keys, int count, CancellationToken cancellationToken)
    {
        int deleted = 0;
        foreach (IGrouping<int, long> month in keys.GroupBy(KeyNumbers.MonthOf))
        {
            if (deleted < count)
            {
                await using NpgsqlCommand command = Values.Command(
                    connection,
                    transaction,
                    "WITH gone AS (SELECT log_id, seq, part, shelf FROM parts WHERE key = ANY($1) AND shelf >= $2 AND shelf < $3 LIMIT $4 FOR UPDATE) UPDATE parts p SET box = NULL, key = NULL FROM gone g WHERE p.log_id = g.log_id AND p.seq = g.seq AND p.part = g.part AND p.shelf = g.shelf AND p.shelf >= $2 AND p.shelf < $3",
                    Values.Of(month.ToArray()),
                    Values.Of(month.Key * 100),
                    Values.Of(month.Key == 0 ? int.MaxValue : (month.Key + 1) * 100),
                    Values.Of((long)(count - deleted)));
                deleted += await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return deleted;
    }

    internal static async ValueTask<int> RecordsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid log, int count, CancellationToken cancellationToken)
    {
        int shelf;
        await using (NpgsqlCommand head = Values.Command(connection, transaction, "SELECT month * 100 + class FROM heads WHERE log_id = $1 FOR UPDATE", Values.Of(log)))
        {
            if (await head.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not int found)
            {
                return 0;
            }

            shelf = found;
        }

        long[] sequences = await ReadFirstAsync(connection, transaction, log, shelf, count, cancellationToken).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Values.BatchCommand("DELETE FROM parts WHERE log_id = $1 AND shelf = $2 AND seq = ANY($3)", Values.Of(log), Values.Of(shelf), Values.Of(sequences)));
        batch.BatchCommands.Add(Values.BatchCommand("DELETE FROM records WHERE log_id = $1 AND shelf = $2 AND seq = ANY($3)", Values.Of(log), Values.Of(shelf), Values.Of(sequences)));
        batch.BatchCommands.Add(Values.BatchCommand(
            "UPDATE heads SET state = 2 WHERE log_id = $1 AND NOT EXISTS (SELECT 1 FROM records WHERE log_id = $1 AND shelf = $2)", Values.Of(log), Values.Of(shelf)));
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return sequences.Length;
    }

    // With the partitions of the month and class. Where the account may not do that, or somebody reads them for long, it says no and record by
    // record is the way.
    internal static async ValueTask<bool> TryDropAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, int retentionClass, int month, CancellationToken cancellationToken)
    {
        const string Before = "before";
        await transaction.SaveAsync(Before, cancellationToken).ConfigureAwait(false);
        try
        {
            await PostgreSqlPartitions.DropAsync(connection, transaction, Shelf.Of(month, retentionClass), cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.LockNotAvailable or "0A000" or "42601")
        {
            await transaction.RollbackAsync(Before, cancellationToken).ConfigureAwait(false);
            return false;
        }

        await using NpgsqlCommand heads = Values.Command(
            connection, transaction, "UPDATE heads SET state = 2 WHERE class = $1 AND month = $2", Values.Of((short)retentionClass), Values.Of(month));
        await heads.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static async ValueTask<long[]> ReadFirstAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid log, int shelf, int count, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, transaction, "SELECT seq FROM records WHERE log_id = $1 AND shelf = $2 ORDER BY seq LIMIT $3", Values.Of(log), Values.Of(shelf), Values.Of((long)count));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var sequences = new List<long>(count);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            sequences.Add(reader.GetInt64(0));
        }

        return [.. sequences];
    }
}
