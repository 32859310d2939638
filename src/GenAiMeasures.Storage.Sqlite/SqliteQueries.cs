using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class SqliteQueries
{
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

    private static Guid ToGuid(byte[] bytes) => bytes.Length == 16 ? new Guid(bytes, bigEndian: true) : Guid.AllBitsSet;
}
