using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// the checksum that an element may begin with: six bytes, over everything behind them
internal static class MatroskaCrc
{
    internal const int Length = 6;

    internal static void Write(Span<byte> data) => BinaryPrimitives.WriteUInt32LittleEndian(data[2..], Crc32.Compute(data[Length..]));

    internal static bool Stands(ReadOnlySpan<byte> data) => data.Length >= Length && data[0] == 0xBF && data[1] == 0x84;
}
