using System.Buffers.Binary;
using System.Numerics;

namespace GenAiMeasures.Storage.PostgreSql;

// CRC-32C (Castagnoli), with the processor's own instruction where it has one
internal static class Crc32C
{
    internal static uint Compute(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        uint crc = ~before;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return ~crc;
    }
}
