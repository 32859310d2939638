using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class SqliteQueries
{
    private const string Columns = "r.position, l.log, r.sequence, r.header, r.leaf_hash FROM records r JOIN logs l ON l.number = r.log";

    internal static Dictionary<Guid, long> ReadLogNumbers(SqliteConnection connection)
    {
        using var statement = new SqliteStatement(connection, "SELECT log, number FROM logs", 0);
        using SqliteDataReader reader = statement.Read();
        var numbers = new Dictionary<Guid, long>();
        while (reader.Read())
        {
            numbers[ToGuid(reader.GetFieldValue<byte[]>(0))] = reader.GetInt64(1);
        }

        return numbers;
    }

    internal static List<LedgerHead> ReadHeads(SqliteConnection connection)
    {
        using var statement = new SqliteStatement(connection, "SELECT log, class, month, size, root, frontier, state FROM logs ORDER BY number", 0);
        using SqliteDataReader reader = statement.Read();
        var heads = new List<LedgerHead>();
        while (reader.Read())
        {
            heads.Add(new LedgerHead
            {
                Log = ToGuid(reader.GetFieldValue<byte[]>(0)),
                Class = reader.GetInt32(1),
                Month = reader.GetInt32(2),
                Size = reader.GetInt64(3),
                Root = reader.GetFieldValue<byte[]>(4),
                Frontier = reader.GetFieldValue<byte[]>(5),
                State = (LedgerLogState)reader.GetInt32(6),
            });
        }

        return heads;
    }

    internal static Dictionary<string, ReadOnlyMemory<byte>> ReadSettings(SqliteConnection connection)
    {
        using var statement = new SqliteStatement(connection, "SELECT name, value FROM meta", 0);
        using SqliteDataReader reader = statement.Read();
        var settings = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        while (reader.Read())
        {
            settings[reader.GetString(0)] = reader.GetFieldValue<byte[]>(1);
        }

        return settings;
    }

    internal static List<OpenExchange> ReadOpenExchanges(SqliteConnection connection)
    {
        using var statement = new SqliteStatement(connection, "SELECT exchange, log, leaf_hash, key FROM open_exchanges ORDER BY exchange", 0);
        using SqliteDataReader reader = statement.Read();
        var open = new List<OpenExchange>();
        while (reader.Read())
        {
            open.Add(new OpenExchange(
                new ExchangeId(ToGuid(reader.GetFieldValue<byte[]>(0))),
                ToGuid(reader.GetFieldValue<byte[]>(1)),
                reader.GetFieldValue<byte[]>(2),
                reader.IsDBNull(3) ? null : reader.GetInt64(3)));
        }

        return open;
    }

    // the last header of every log: from them the clocks go on
    internal static (long RecordedAt, long Clock) ReadClocks(SqliteConnection connection)
    {
        using var statement = new SqliteStatement(
            connection, "SELECT (SELECT header FROM records WHERE log = number ORDER BY sequence DESC LIMIT 1) FROM logs", 0);
        using SqliteDataReader reader = statement.Read();
        (long RecordedAt, long Clock) last = (0, 0);
        while (reader.Read())
        {
            if (!reader.IsDBNull(0) && RecordHeader.TryRead(reader.GetFieldValue<byte[]>(0), out RecordHeader? header))
            {
                last = (Math.Max(last.RecordedAt, header.RecordedAt), Math.Max(last.Clock, header.Clock));
            }
        }

        return last;
    }

    internal static List<LedgerEntry> ReadPage(SqliteConnection connection, long fromPosition, int count) =>
        ReadEntries(connection, $"SELECT {Columns} WHERE r.position >= $0 ORDER BY r.position LIMIT $1", fromPosition, count);

    internal static List<LedgerEntry> ReadLogPage(SqliteConnection connection, long logNumber, long fromSequence, int count) =>
        ReadEntries(connection, $"SELECT {Columns} WHERE r.log = $0 AND r.sequence >= $1 ORDER BY r.sequence LIMIT $2", logNumber, fromSequence, count);

    internal static List<LedgerEntry> ReadPositions(SqliteConnection connection, IReadOnlyList<long> positions)
    {
        var entries = new List<LedgerEntry>(positions.Count);
        foreach (long position in positions)
        {
            entries.AddRange(ReadEntries(connection, $"SELECT {Columns} WHERE r.position = $0", position));
        }

        return entries;
    }

    internal static List<long> ReadKeyPositions(SqliteConnection connection, long key)
    {
        using var statement = new SqliteStatement(connection, "SELECT id >> 4 FROM parts WHERE key = $0", 1);
        using SqliteDataReader reader = statement.Read(key);
        var positions = new List<long>();
        while (reader.Read())
        {
            positions.Add(reader.GetInt64(0));
        }

        return positions;
    }

    internal static List<LedgerTile> ReadTiles(SqliteConnection connection, long logNumber)
    {
        using var statement = new SqliteStatement(connection, "SELECT id, hash FROM tiles WHERE id >= $0 AND id < $1 ORDER BY id", 2);
        using SqliteDataReader reader = statement.Read(logNumber << 32, (logNumber + 1) << 32);
        var tiles = new List<LedgerTile>();
        while (reader.Read())
        {
            tiles.Add(new LedgerTile(reader.GetInt64(0) & 0xFFFF_FFFF, reader.GetFieldValue<byte[]>(1)));
        }

        return tiles;
    }

    internal static List<ReadOnlyMemory<byte>> ReadLeafHashes(SqliteConnection connection, long logNumber, long fromSequence, int count)
    {
        using var statement = new SqliteStatement(
            connection, "SELECT leaf_hash FROM records WHERE log = $0 AND sequence >= $1 ORDER BY sequence LIMIT $2", 3);
        using SqliteDataReader reader = statement.Read(logNumber, fromSequence, count);
        var hashes = new List<ReadOnlyMemory<byte>>(count);
        while (reader.Read())
        {
            hashes.Add(reader.GetFieldValue<byte[]>(0));
        }

        return hashes;
    }

    private static List<LedgerEntry> ReadEntries(SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var entries = new List<LedgerEntry>();
        using (var statement = new SqliteStatement(connection, sql, values.Length))
        {
            using SqliteDataReader reader = statement.Read(values);
            while (reader.Read())
            {
                entries.Add(ToEntry(
                    reader.GetInt64(0), ToGuid(reader.GetFieldValue<byte[]>(1)), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3), reader.GetFieldValue<byte[]>(4)));
            }
        }

        return entries.Count == 0 ? entries : WithParts(connection, entries);
    }

    // one statement for the parts of a page, where positions lie together; one a record where they do not
    private static List<LedgerEntry> WithParts(SqliteConnection connection, List<LedgerEntry> entries)
    {
        var parts = new Dictionary<long, List<LedgerPart>>(entries.Count);
        using var statement = new SqliteStatement(connection, "SELECT id, key, box FROM parts WHERE id >= $0 AND id < $1", 2);
        for (int i = 0; i < entries.Count;)
        {
            int last = i;
            while (last + 1 < entries.Count && entries[last + 1].Position == entries[last].Position + 1)
            {
                last++;
            }

            using SqliteDataReader reader = statement.Read(entries[i].Position << 4, (entries[last].Position + 1) << 4);
            while (reader.Read())
            {
                long id = reader.GetInt64(0);
                if (!parts.TryGetValue(id >> 4, out List<LedgerPart>? list))
                {
                    parts[id >> 4] = list = new List<LedgerPart>(2);
                }

                list.Add(new LedgerPart
                {
                    Id = (RecordPartId)(id & 15),
                    Key = reader.IsDBNull(1) ? null : reader.GetInt64(1),
                    Box = reader.IsDBNull(2) ? ReadOnlyMemory<byte>.Empty : reader.GetFieldValue<byte[]>(2),
                });
            }

            i = last + 1;
        }

        for (int i = 0; i < entries.Count; i++)
        {
            if (parts.TryGetValue(entries[i].Position, out List<LedgerPart>? list))
            {
                entries[i] = entries[i] with { Parts = list };
            }
        }

        return entries;
    }

    private static LedgerEntry ToEntry(long position, Guid log, long sequence, byte[] header, byte[] leafHash)
    {
        // a header that was changed must not end the reading: what cannot be read has no kind and no time, and the hash tells
        bool ok = RecordHeader.TryRead(header, out RecordHeader? read);
        return new LedgerEntry
        {
            Position = position,
            Log = log,
            Sequence = sequence,
            Kind = ok ? read!.Kind : RecordKind.None,
            RecordedAt = ok ? ToTime(read!.RecordedAt) : DateTimeOffset.UnixEpoch,
            Header = header,
            LeafHash = leafHash,
            Parts = [],
        };
    }

    private static Guid ToGuid(byte[] bytes) => bytes.Length == 16 ? new Guid(bytes, bigEndian: true) : Guid.AllBitsSet;

    private static DateTimeOffset ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(
        Math.Clamp(milliseconds, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
