using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Reads entries with their parts: a page of records, then the parts of that page.
internal static class EntryQueries
{
    private const string Columns = "SELECT r.log_id, r.seq, r.shelf, r.clock, r.header, r.leaf_hash FROM records r";

    internal static async ValueTask<List<LedgerEntry>> ReadPageAsync(NpgsqlConnection connection, EntryPlace after, int count, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            null,
            Columns + " WHERE (r.clock, r.log_id, r.seq) > ($1, $2, $3) ORDER BY r.clock, r.log_id, r.seq LIMIT $4",
            Values.Of(after.Clock),
            Values.Of(after.Log),
            Values.Of(after.Sequence),
            Values.Of((long)count));
        return await ReadAsync(connection, command, cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<List<LedgerEntry>> ReadLogPageAsync(
        NpgsqlConnection connection, Guid log, int shelf, long from, int count, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            null,
            Columns + " WHERE r.log_id = $1 AND r.shelf = $2 AND r.seq >= $3 ORDER BY r.seq LIMIT $4",
            Values.Of(log),
            Values.Of(shelf),
            Values.Of(from),
            Values.Of((long)count));
        return await ReadAsync(connection, command, cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<List<LedgerEntry>> ReadPlacesAsync(NpgsqlConnection connection, RecordPlace[] places, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            null,
            Columns + " JOIN unnest($1, $2, $3) AS p (log_id, seq, shelf) ON r.log_id = p.log_id AND r.seq = p.seq AND r.shelf = p.shelf ORDER BY r.clock, r.log_id, r.seq",
            Values.Of(places.Select(p => p.Log).ToArray()),
            Values.Of(places.Select(p => p.Sequence).ToArray()),
            Values.Of(places.Select(p => p.Shelf).ToArray()));
        return await ReadAsync(connection, command, cancellationToken).ConfigureAwait(false);
    }

    // Where something lies that is sealed under a key, in the order of the records' clocks. A key's number says in which month to look.
    internal static async ValueTask<List<RecordPlace>> FindPlacesAsync(NpgsqlConnection connection, IReadOnlyCollection<long> keys, CancellationToken cancellationToken)
    {
        var places = new HashSet<RecordPlace>();
        foreach (IGrouping<int, long> month in keys.GroupBy(KeyNumbers.MonthOf).OrderBy(m => m.Key))
        {
            await using NpgsqlCommand command = Values.Command(
                connection,
                null,
                "SELECT log_id, seq, shelf FROM parts WHERE key = ANY($1) AND shelf >= $2 AND shelf < $3 ORDER BY log_id, seq",
                Values.Of(month.ToArray()),
                Values.Of(month.Key * 100),
                Values.Of(month.Key == 0 ? int.MaxValue : (month.Key + 1) * 100));
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                places.Add(new RecordPlace(reader.GetGuid(0), reader.GetInt64(1), reader.GetInt32(2)));
            }
        }

        return [.. places];
    }

    // -1 for a log that the database does not know
    internal static async ValueTask<int> FindShelfAsync(NpgsqlConnection connection, Guid log, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, null, "SELECT month * 100 + class FROM heads WHERE log_id = $1", Values.Of(log));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as int? ?? -1;
    }

    internal static async ValueTask<List<LedgerTile>> ReadTilesAsync(NpgsqlConnection connection, Guid log, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, null, "SELECT tile, hash FROM tiles WHERE log_id = $1 ORDER BY tile", Values.Of(log));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var tiles = new List<LedgerTile>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            tiles.Add(new LedgerTile(reader.GetInt64(0), reader.Bytes(1)));
        }

        return tiles;
    }

    internal static async ValueTask<List<ReadOnlyMemory<byte>>> ReadLeafHashesAsync(
        NpgsqlConnection connection, Guid log, int shelf, long from, int count, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            null,
            "SELECT leaf_hash FROM records WHERE log_id = $1 AND shelf = $2 AND seq >= $3 ORDER BY seq LIMIT $4",
            Values.Of(log),
            Values.Of(shelf),
            Values.Of(from),
            Values.Of((long)count));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var hashes = new List<ReadOnlyMemory<byte>>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            hashes.Add(reader.Bytes(0));
        }

        return hashes;
    }

    private static async ValueTask<List<LedgerEntry>> ReadAsync(NpgsqlConnection connection, NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var entries = new List<LedgerEntry>();
        var at = new Dictionary<RecordPlace, int>();
        await using (NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                at[new RecordPlace(reader.GetGuid(0), reader.GetInt64(1), reader.GetInt32(2))] = entries.Count;
                entries.Add(ToEntry(reader));
            }
        }

        if (entries.Count > 0)
        {
            await AddPartsAsync(connection, entries, at, cancellationToken).ConfigureAwait(false);
        }

        return entries;
    }

    private static async ValueTask AddPartsAsync(
        NpgsqlConnection connection, List<LedgerEntry> entries, Dictionary<RecordPlace, int> at, CancellationToken cancellationToken)
    {
        bool isOneLog = at.Keys.All(p => p.Log == entries[0].Log && p.Shelf == at.Keys.First().Shelf) && IsGapless(entries);
        await using NpgsqlCommand command = isOneLog
            ? Values.Command(
                connection,
                null,
                "SELECT log_id, seq, shelf, part, key, box FROM parts WHERE log_id = $1 AND shelf = $2 AND seq >= $3 AND seq <= $4 ORDER BY seq, part",
                Values.Of(entries[0].Log),
                Values.Of(at.Keys.First().Shelf),
                Values.Of(entries[0].Sequence),
                Values.Of(entries[^1].Sequence))
            : Values.Command(
                connection,
                null,
                "SELECT p.log_id, p.seq, p.shelf, p.part, p.key, p.box FROM unnest($1, $2, $3) AS r (log_id, seq, shelf) JOIN parts p ON p.log_id = r.log_id AND p.seq = r.seq AND p.shelf = r.shelf ORDER BY p.log_id, p.seq, p.shelf, p.part",
                Values.Of(at.Keys.Select(p => p.Log).ToArray()),
                Values.Of(at.Keys.Select(p => p.Sequence).ToArray()),
                Values.Of(at.Keys.Select(p => p.Shelf).ToArray()));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<LedgerPart>(4);
        RecordPlace place = default;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var own = new RecordPlace(reader.GetGuid(0), reader.GetInt64(1), reader.GetInt32(2));
            if (own != place)
            {
                Take();
                place = own;
            }

            found.Add(new LedgerPart
            {
                Id = (RecordPartId)reader.GetInt16(3),
                Key = await reader.IsDBNullAsync(4, cancellationToken).ConfigureAwait(false) ? null : reader.GetInt64(4),
                Box = await reader.IsDBNullAsync(5, cancellationToken).ConfigureAwait(false) ? ReadOnlyMemory<byte>.Empty : reader.Bytes(5),
            });
        }

        Take();

        void Take()
        {
            if (found.Count > 0 && at.TryGetValue(place, out int index))
            {
                entries[index] = entries[index] with { Parts = found.ToArray() };
            }

            found.Clear();
        }
    }

    private static bool IsGapless(List<LedgerEntry> entries) => entries[^1].Sequence - entries[0].Sequence == entries.Count - 1;

    private static LedgerEntry ToEntry(NpgsqlDataReader reader)
    {
        byte[] header = reader.Bytes(4);

        // a header that was changed must not end the reading: what cannot be read has no kind and no time, and the hash tells
        bool ok = RecordHeader.TryReadKind(header, out RecordKind kind, out long recordedAt);
        return new LedgerEntry
        {
            Position = reader.GetInt64(3),
            Log = reader.GetGuid(0),
            Sequence = reader.GetInt64(1),
            Kind = kind,
            RecordedAt = ok ? ToTime(recordedAt) : DateTimeOffset.UnixEpoch,
            Header = header,
            LeafHash = reader.Bytes(5),
            Parts = [],
        };
    }

    private static DateTimeOffset ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(
        Math.Clamp(milliseconds, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
