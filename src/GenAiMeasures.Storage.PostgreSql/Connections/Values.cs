using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;

namespace GenAiMeasures.Storage.PostgreSql;

// parameters by position, with their types stated: nothing is looked up while a statement runs
internal static class Values
{
    internal static NpgsqlParameter Of(long value) => new NpgsqlParameter<long> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    internal static NpgsqlParameter Of(int value) => new NpgsqlParameter<int> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Integer };

    internal static NpgsqlParameter Of(short value) => new NpgsqlParameter<short> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Smallint };

    internal static NpgsqlParameter Of(bool value) => new NpgsqlParameter<bool> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Boolean };

    internal static NpgsqlParameter Of(Guid value) => new NpgsqlParameter<Guid> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Uuid };

    internal static NpgsqlParameter Of(DateTime value) => new NpgsqlParameter<DateTime> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    internal static NpgsqlParameter Of(string value) => new NpgsqlParameter<string> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    internal static NpgsqlParameter Of(byte[] value) => new NpgsqlParameter<byte[]> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bytea };

    internal static NpgsqlParameter Of(long? value) =>
        value is { } number ? Of(number) : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint };

    internal static NpgsqlParameter Of(long[] values) => Array(values, NpgsqlDbType.Bigint);

    internal static NpgsqlParameter Of(long?[] values) => Array(values, NpgsqlDbType.Bigint);

    internal static NpgsqlParameter Of(int[] values) => Array(values, NpgsqlDbType.Integer);

    internal static NpgsqlParameter Of(short[] values) => Array(values, NpgsqlDbType.Smallint);

    internal static NpgsqlParameter Of(bool[] values) => Array(values, NpgsqlDbType.Boolean);

    internal static NpgsqlParameter Of(Guid[] values) => Array(values, NpgsqlDbType.Uuid);

    internal static NpgsqlParameter Of(string[] values) => Array(values, NpgsqlDbType.Text);

    internal static NpgsqlParameter Of(byte[]?[] values) => Array(values, NpgsqlDbType.Bytea);

    // without a copy where the memory is a whole array
    internal static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out ArraySegment<byte> segment) && segment.Offset == 0 && segment.Array is { } array && array.Length == segment.Count
            ? array
            : memory.ToArray();

    internal static NpgsqlCommand Command(NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql, params ReadOnlySpan<NpgsqlParameter> values)
    {
#pragma warning disable CA2100 // constants of this package
        var command = new NpgsqlCommand(sql, connection, transaction);
#pragma warning restore CA2100
        foreach (NpgsqlParameter value in values)
        {
            command.Parameters.Add(value);
        }

        return command;
    }

    internal static NpgsqlBatchCommand BatchCommand(string sql, params ReadOnlySpan<NpgsqlParameter> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (NpgsqlParameter value in values)
        {
            command.Parameters.Add(value);
        }

        return command;
    }

    private static NpgsqlParameter<T[]> Array<T>(T[] values, NpgsqlDbType type) => new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
