using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

internal static class PngWalk
{
    internal const uint Ihdr = 0x49484452;
    internal const uint Idat = 0x49444154;
    internal const uint Fdat = 0x66644154;
    internal const uint Iend = 0x49454E44;
    internal const uint TextLatin = 0x74455874;
    internal const uint TextCompressed = 0x7A545874;
    internal const uint TextUtf8 = 0x69545874;
    internal const uint Exif = 0x65584966;
    internal const uint C2pa = 0x63614258;

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // Every chunk up to IEND without its data. Image data are passed over; of a film there may be many.
    internal static IEnumerable<PngChunk> Read(ByteSource content)
    {
        long at = Signature.Length;
        while (true)
        {
            PngChunk chunk = ReadAt(content, at);
            if ((chunk.Type == Ihdr) != (at == Signature.Length) || (chunk.Type == Ihdr && chunk.DataLength != 13))
            {
                throw DamagedContentException.Malformed("IHDR is not the first chunk");
            }

            yield return chunk;
            if (chunk.Type == Iend)
            {
                yield break;
            }

            at = chunk.End;
        }
    }

    internal static bool IsImageData(uint type) => type is Idat or Fdat;

    internal static bool HasCrc(ByteSource content, PngChunk chunk)
    {
        ReadOnlySpan<byte> bytes = content.Need(chunk.Offset + 4, chunk.DataLength + 8L);
        return Crc32.Compute(bytes[..^4]) == BinaryPrimitives.ReadUInt32BigEndian(bytes[^4..]);
    }

    private static PngChunk ReadAt(ByteSource content, long at)
    {
        ReadOnlySpan<byte> head = content.Need(at, 8);
        uint length = BinaryPrimitives.ReadUInt32BigEndian(head);
        uint type = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
        for (int i = 4; i < 8; i++)
        {
            if (!char.IsAsciiLetter((char)head[i]))
            {
                throw DamagedContentException.Malformed("a chunk has no type");
            }
        }

        if (length > int.MaxValue - 12 || length + 12 > content.Length - at)
        {
            throw DamagedContentException.Truncated();
        }

        return new PngChunk(type, at, (int)length);
    }
}
