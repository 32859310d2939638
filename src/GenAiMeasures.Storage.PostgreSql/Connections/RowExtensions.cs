using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// A row that was read is whole in memory (no command here reads sequentially): its values do not wait for the network.
internal static class RowExtensions
{
    internal static byte[] Bytes(this NpgsqlDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    internal static DateTimeOffset Time(this NpgsqlDataReader reader, int column) => reader.GetFieldValue<DateTimeOffset>(column);
}
