using System.Buffers.Binary;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Writes entries with the heads that follow from them: one prepared INSERT … SELECT FROM unnest a table, and the heads by
// compare-and-set on their sizes. The same commit a second time changes nothing, so it can be tried again when nobody knows whether
// the first one arrived; a writer that was fenced off, or whose database was put back, does not get past the heads.
internal static class LedgerCommit
{
    // header: 36 is the hybrid logical clock (RecordHeader)
    private const int ClockAt = 36;

    internal static async ValueTask<bool> WriteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        Guid instance,
        IReadOnlyList<LedgerEntry> entries,
        IReadOnlyList<LedgerHead> heads,
        IReadOnlyDictionary<ExchangeId, Guid> adopted,
        CancellationToken cancellationToken)
    {
        Dictionary<Guid, long> before = heads.ToDictionary(h => h.Log, h => h.Size);
        foreach (LedgerEntry entry in entries)
        {
            before[entry.Log]--;
        }

        LedgerHead[] begun = [.. heads.Where(h => before[h.Log] == 0)];
        LedgerHead[] grown = [.. heads.Where(h => before[h.Log] > 0)];
        if (begun.Length > 0 && !await InstanceQueries.HoldAsync(connection, transaction, instance, cancellationToken).ConfigureAwait(false))
        {
            throw FencedOff();
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        if (begun.Length > 0)
        {
            batch.BatchCommands.Add(HeadRows.Begin(instance, begun));
        }

        if (grown.Length > 0)
        {
            batch.BatchCommands.Add(HeadRows.Grow(grown, [.. grown.Select(h => before[h.Log])]));
        }

        Dictionary<Guid, int> shelves = heads.ToDictionary(h => h.Log, h => Shelf.Of(h.Month, h.Class));
        AddRecords(batch, entries, shelves);
        AddParts(batch, entries, shelves);
        AddTiles(batch, heads);
        AddExchanges(batch, entries, adopted);
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);

        int written = 0;
        for (int i = 0; i < (begun.Length > 0 ? 1 : 0) + (grown.Length > 0 ? 1 : 0); i++)
        {
            written += batch.BatchCommands[i].RecordsAffected;
        }

        if (written == heads.Count)
        {
            return true;
        }

        if (written == 0 && await HeadRows.AreThereAsync(connection, transaction, heads, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        throw FencedOff();
    }

    internal static LedgerUnavailableException FencedOff() => new(
        "This instance may not write its logs any more: another one closed them because its lease had run out, or the database was put back to an earlier time. Where it was closed, the next record begins logs of its own.");

    private static void AddRecords(NpgsqlBatch batch, IReadOnlyList<LedgerEntry> entries, Dictionary<Guid, int> shelves)
    {
        int count = entries.Count;
        if (count == 0)
        {
            return;
        }

        var logs = new Guid[count];
        long[] sequences = new long[count];
        int[] shelf = new int[count];
        long[] clocks = new long[count];
        byte[][] headers = new byte[count][];
        byte[][] hashes = new byte[count][];
        for (int i = 0; i < count; i++)
        {
            LedgerEntry entry = entries[i];
            logs[i] = entry.Log;
            sequences[i] = entry.Sequence;
            shelf[i] = shelves[entry.Log];
            clocks[i] = BinaryPrimitives.ReadInt64BigEndian(entry.Header.Span[ClockAt..]);
            headers[i] = Values.Bytes(entry.Header);
            hashes[i] = Values.Bytes(entry.LeafHash);
        }

        batch.BatchCommands.Add(Values.BatchCommand(
            "INSERT INTO records (log_id, seq, shelf, clock, header, leaf_hash) SELECT * FROM unnest($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
            Values.Of(logs),
            Values.Of(sequences),
            Values.Of(shelf),
            Values.Of(clocks),
            Values.Of(headers),
            Values.Of(hashes)));
    }

    private static void AddParts(NpgsqlBatch batch, IReadOnlyList<LedgerEntry> entries, Dictionary<Guid, int> shelves)
    {
        int count = entries.Sum(e => e.Parts.Count);
        if (count == 0)
        {
            return;
        }

        var logs = new Guid[count];
        long[] sequences = new long[count];
        short[] ids = new short[count];
        int[] shelf = new int[count];
        var keys = new long?[count];
        byte[]?[] boxes = new byte[]?[count];
        int at = 0;
        foreach (LedgerEntry entry in entries)
        {
            foreach (LedgerPart part in entry.Parts)
            {
                logs[at] = entry.Log;
                sequences[at] = entry.Sequence;
                ids[at] = (short)part.Id;
                shelf[at] = shelves[entry.Log];
                keys[at] = part.Key;
                boxes[at++] = part.Box.IsEmpty ? null : Values.Bytes(part.Box);
            }
        }

        batch.BatchCommands.Add(Values.BatchCommand(
            "INSERT INTO parts (log_id, seq, part, shelf, key, box) SELECT * FROM unnest($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
            Values.Of(logs),
            Values.Of(sequences),
            Values.Of(ids),
            Values.Of(shelf),
            Values.Of(keys),
            Values.Of(boxes)));
    }

    private static void AddTiles(NpgsqlBatch batch, IReadOnlyList<LedgerHead> heads)
    {
        (Guid Log, LedgerTile Tile)[] tiles = [.. heads.SelectMany(h => h.NewTiles.Select(t => (h.Log, t)))];
        if (tiles.Length > 0)
        {
            batch.BatchCommands.Add(Values.BatchCommand(
                "INSERT INTO tiles (log_id, tile, hash) SELECT * FROM unnest($1, $2, $3) ON CONFLICT DO NOTHING",
                Values.Of(tiles.Select(t => t.Log).ToArray()),
                Values.Of(tiles.Select(t => t.Tile.Index).ToArray()),
                Values.Of(tiles.Select(t => Values.Bytes(t.Tile.Hash)).ToArray())));
        }
    }

    // what is opened and settled in the same commit was never open
    private static void AddExchanges(NpgsqlBatch batch, IReadOnlyList<LedgerEntry> entries, IReadOnlyDictionary<ExchangeId, Guid> adopted)
    {
        var opened = new Dictionary<ExchangeId, LedgerEntry>();
        var settled = new List<(Guid Log, Guid Exchange)>();
        foreach (LedgerEntry entry in entries)
        {
            if (entry is { Kind: RecordKind.ExchangeOpened, Exchange: { } open })
            {
                opened[open] = entry;
            }
            else if (entry is { Kind: RecordKind.ExchangeSettled, Exchange: { } done } && !opened.Remove(done))
            {
                settled.Add((adopted.GetValueOrDefault(done, entry.Log), done.Value));
            }
        }

        if (opened.Count > 0)
        {
            LedgerEntry[] open = [.. opened.Values];
            batch.BatchCommands.Add(Values.BatchCommand(
                "INSERT INTO open_exchanges (log_id, exchange, leaf_hash, key) SELECT * FROM unnest($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                Values.Of(open.Select(e => e.Log).ToArray()),
                Values.Of(open.Select(e => e.Exchange!.Value.Value).ToArray()),
                Values.Of(open.Select(e => Values.Bytes(e.LeafHash)).ToArray()),
                Values.Of(open.Select(e => e.Parts.Count > 0 ? e.Parts[0].Key : null).ToArray())));
        }

        if (settled.Count > 0)
        {
            batch.BatchCommands.Add(Values.BatchCommand(
                "DELETE FROM open_exchanges o USING unnest($1, $2) AS s (log_id, exchange) WHERE o.log_id = s.log_id AND o.exchange = s.exchange",
                Values.Of(settled.Select(s => s.Log).ToArray()),
                Values.Of(settled.Select(s => s.Exchange).ToArray())));
        }
    }
}
