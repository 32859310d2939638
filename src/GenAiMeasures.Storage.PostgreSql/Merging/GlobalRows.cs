using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// the rows of the log over all checkpoints
internal static class GlobalRows
{
    private const int MostAtOnce = 5_000;

    // the tree as it is, held until the transaction ends
    internal static async ValueTask<MerkleFrontier> HoldAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using (NpgsqlCommand first = Values.Command(
            connection, transaction, "INSERT INTO global_head (one, fence, size, root, frontier) VALUES (1, 0, 0, $1, $2) ON CONFLICT DO NOTHING", Values.Of(MerkleHash.Empty()), Values.Of(Array.Empty<byte>())))
        {
            await first.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await using NpgsqlCommand command = Values.Command(connection, transaction, "SELECT size, frontier FROM global_head WHERE one = 1 FOR UPDATE");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return MerkleFrontier.Import(reader.GetInt64(0), reader.Bytes(1));
    }

    // The logs that have grown since their last leaf.
    internal static async ValueTask<List<(Guid Log, long Size, byte[] Root)>> ReadGrownAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            transaction,
            "SELECT h.log_id, h.size, h.root FROM heads h WHERE h.state <> 2 AND h.size > coalesce((SELECT max(g.size) FROM global_leaves g WHERE g.log_id = h.log_id), 0) ORDER BY h.began, h.log_id LIMIT $1",
            Values.Of((long)MostAtOnce));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var grown = new List<(Guid, long, byte[])>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            grown.Add((reader.GetGuid(0), reader.GetInt64(1), reader.Bytes(2)));
        }

        return grown;
    }

    internal static async ValueTask WriteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, long fence, IReadOnlyList<GlobalLeaf> leaves, IReadOnlyList<LedgerTile> tiles, MerkleFrontier tree, string note, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Values.BatchCommand(
            "INSERT INTO global_leaves (leaf, log_id, size, checkpoint, hash) SELECT * FROM unnest($1, $2, $3, $4, $5)",
            Values.Of(leaves.Select(l => l.Index).ToArray()),
            Values.Of(leaves.Select(l => l.Log).ToArray()),
            Values.Of(leaves.Select(l => l.Size).ToArray()),
            Values.Of(leaves.Select(l => l.Checkpoint).ToArray()),
            Values.Of(leaves.Select(l => Values.Bytes(l.Hash)).ToArray())));
        if (tiles.Count > 0)
        {
            batch.BatchCommands.Add(Values.BatchCommand(
                "INSERT INTO global_tiles (tile, hash) SELECT * FROM unnest($1, $2)",
                Values.Of(tiles.Select(t => t.Index).ToArray()),
                Values.Of(tiles.Select(t => Values.Bytes(t.Hash)).ToArray())));
        }

        batch.BatchCommands.Add(Values.BatchCommand(
            "UPDATE global_head SET fence = $1, size = $2, root = $3, frontier = $4 WHERE one = 1",
            Values.Of(fence),
            Values.Of(tree.Size),
            Values.Of(tree.Root()),
            Values.Of(tree.Export())));
        batch.BatchCommands.Add(Values.BatchCommand("INSERT INTO global_checkpoints (size, note) VALUES ($1, $2)", Values.Of(tree.Size), Values.Of(note)));
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<(long Size, string Note)?> ReadLastCheckpointAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, null, "SELECT size, note FROM global_checkpoints ORDER BY size DESC LIMIT 1");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? (reader.GetInt64(0), reader.GetString(1)) : null;
    }

    internal static async ValueTask<List<GlobalLeaf>> ReadLeavesAsync(NpgsqlConnection connection, long from, int count, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, null, "SELECT leaf, log_id, size, checkpoint, hash FROM global_leaves WHERE leaf >= $1 ORDER BY leaf LIMIT $2", Values.Of(from), Values.Of((long)count));
        return await ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    // the first leaf that stands for a record, among those that a checkpoint covers
    internal static async ValueTask<GlobalLeaf?> FindLeafAsync(NpgsqlConnection connection, Guid log, long sequence, long within, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            null,
            "SELECT leaf, log_id, size, checkpoint, hash FROM global_leaves WHERE log_id = $1 AND size > $2 AND leaf < $3 ORDER BY size LIMIT 1",
            Values.Of(log),
            Values.Of(sequence),
            Values.Of(within));
        return (await ReadAsync(command, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
    }

    internal static async ValueTask<IReadOnlyList<LedgerTile>> ReadTilesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, null, "SELECT tile, hash FROM global_tiles ORDER BY tile");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var tiles = new List<LedgerTile>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            tiles.Add(new LedgerTile(reader.GetInt64(0), reader.Bytes(1)));
        }

        return tiles;
    }

    private static async ValueTask<List<GlobalLeaf>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var leaves = new List<GlobalLeaf>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            leaves.Add(new GlobalLeaf(reader.GetInt64(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetString(3), reader.Bytes(4)));
        }

        return leaves;
    }
}
