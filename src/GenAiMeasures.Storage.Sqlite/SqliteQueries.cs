using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class SqliteQueries
{
    internal static LedgerHead ReadHead(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT size, root, frontier FROM head WHERE id = 0";
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read()
            ? new LedgerHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2))
            : new LedgerHead(0, SHA256.HashData([]), default);
    }

    internal static List<ExchangeId> ReadOpenExchanges(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT exchange FROM open_exchanges ORDER BY exchange";
        using SqliteDataReader reader = command.ExecuteReader();
        var open = new List<ExchangeId>();
        while (reader.Read())
        {
            open.Add(ToExchange(reader.GetFieldValue<byte[]>(0)));
        }

        return open;
    }

    internal static List<LedgerEntry> ReadPage(SqliteConnection connection, long fromSequence, int count)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, kind, recorded_at, exchange, body, leaf_hash FROM records WHERE sequence >= $from ORDER BY sequence LIMIT $count";
        command.Parameters.AddWithValue("$from", fromSequence);
        command.Parameters.AddWithValue("$count", count);
        using SqliteDataReader reader = command.ExecuteReader();
        var page = new List<LedgerEntry>(count);
        while (reader.Read())
        {
            page.Add(new LedgerEntry
            {
                Sequence = reader.GetInt64(0),
                Kind = (RecordKind)reader.GetInt64(1),
                RecordedAt = ToTime(reader.GetInt64(2)),
                Exchange = reader.IsDBNull(3) ? null : ToExchange(reader.GetFieldValue<byte[]>(3)),
                Body = reader.GetFieldValue<byte[]>(4),
                LeafHash = reader.GetFieldValue<byte[]>(5),
            });
        }

        return page;
    }

    // A changed byte must not end the reading: what is no id is an id that nobody has, and the hash tells
    private static ExchangeId ToExchange(byte[] bytes) => new(bytes.Length == 16 ? new Guid(bytes, bigEndian: true) : Guid.AllBitsSet);

    private static DateTimeOffset ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(
        Math.Clamp(milliseconds, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
