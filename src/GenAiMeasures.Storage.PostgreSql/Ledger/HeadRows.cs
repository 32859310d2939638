using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// the rows of the logs' trees
internal static class HeadRows
{
    internal static NpgsqlBatchCommand Begin(Guid instance, LedgerHead[] heads) => Values.BatchCommand(
        "INSERT INTO heads (log_id, instance, keeper, class, month, size, root, frontier) SELECT u.log_id, $7, $7, u.class, u.month, u.size, u.root, u.frontier FROM unnest($1, $2, $3, $4, $5, $6) AS u (log_id, class, month, size, root, frontier) ON CONFLICT DO NOTHING",
        Values.Of(heads.Select(h => h.Log).ToArray()),
        Values.Of(heads.Select(h => (short)h.Class).ToArray()),
        Values.Of(heads.Select(h => h.Month).ToArray()),
        Values.Of(heads.Select(h => h.Size).ToArray()),
        Values.Of(heads.Select(h => Values.Bytes(h.Root)).ToArray()),
        Values.Of(heads.Select(h => Values.Bytes(h.Frontier)).ToArray()),
        Values.Of(instance));

    internal static NpgsqlBatchCommand Grow(LedgerHead[] heads, long[] before) => Values.BatchCommand(
        "UPDATE heads h SET size = u.size, root = u.root, frontier = u.frontier FROM unnest($1, $2, $3, $4, $5) AS u (log_id, before, size, root, frontier) WHERE h.log_id = u.log_id AND h.size = u.before AND h.state = 0",
        Values.Of(heads.Select(h => h.Log).ToArray()),
        Values.Of(before),
        Values.Of(heads.Select(h => h.Size).ToArray()),
        Values.Of(heads.Select(h => Values.Bytes(h.Root)).ToArray()),
        Values.Of(heads.Select(h => Values.Bytes(h.Frontier)).ToArray()));

    // Whether a commit has arrived already: every log is as large as it makes it, with the same root, or has grown on since.
    internal static async ValueTask<bool> AreThereAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<LedgerHead> heads, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            transaction,
            "SELECT count(*) FROM heads h JOIN unnest($1, $2, $3) AS u (log_id, size, root) ON h.log_id = u.log_id WHERE h.size > u.size OR (h.size = u.size AND h.root = u.root)",
            Values.Of(heads.Select(h => h.Log).ToArray()),
            Values.Of(heads.Select(h => h.Size).ToArray()),
            Values.Of(heads.Select(h => Values.Bytes(h.Root)).ToArray()));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is long there && there == heads.Count;
    }

    // of one instance, or of all
    internal static async ValueTask<List<LedgerHead>> ReadAsync(NpgsqlConnection connection, Guid? instance, CancellationToken cancellationToken)
    {
        const string Columns = "SELECT log_id, class, month, size, root, frontier, state FROM heads";
        await using NpgsqlCommand command = instance is { } own
            ? Values.Command(connection, null, Columns + " WHERE instance = $1 ORDER BY began, log_id", Values.Of(own))
            : Values.Command(connection, null, Columns + " ORDER BY began, log_id");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var heads = new List<LedgerHead>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            heads.Add(new LedgerHead
            {
                Log = reader.GetGuid(0),
                Class = reader.GetInt16(1),
                Month = reader.GetInt32(2),
                Size = reader.GetInt64(3),
                Root = reader.Bytes(4),
                Frontier = reader.Bytes(5),
                State = (LedgerLogState)reader.GetInt16(6),
            });
        }

        return heads;
    }
}
