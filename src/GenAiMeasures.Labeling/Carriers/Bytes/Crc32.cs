using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// CRC-32 of ISO 3309, as PNG and ZIP have it; eight bytes a step.
internal static class Crc32
{
    private static readonly uint[] Tables = MakeTables();

    internal static uint Compute(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default) => ~Update(Update(uint.MaxValue, first), second);

    internal static uint Update(uint crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> tables = Tables;
        while (bytes.Length >= 8)
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = tables[(int)(1792 + (low & 0xFF))] ^ tables[(int)(1536 + ((low >> 8) & 0xFF))]
                ^ tables[(int)(1280 + ((low >> 16) & 0xFF))] ^ tables[(int)(1024 + (low >> 24))]
                ^ tables[(int)(768 + (high & 0xFF))] ^ tables[(int)(512 + ((high >> 8) & 0xFF))]
                ^ tables[(int)(256 + ((high >> 16) & 0xFF))] ^ tables[(int)(high >> 24)];
            bytes = bytes[8..];
        }

        foreach (byte b in bytes)
        {
            crc = tables[(int)((crc ^ b) & 0xFF)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeTables()
    {
        uint[] tables = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }

            tables[i] = crc;
        }

        for (int t = 1; t < 8; t++)
        {
            for (int i = 0; i < 256; i++)
            {
                uint before = tables[((t - 1) * 256) + i];
                tables[(t * 256) + i] = (before >> 8) ^ tables[before & 0xFF];
            }
        }

        return tables;
    }
}
