using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// The head that a simple file gets so that it can hold metadata: VP8X with the size and the alpha bit of its only image.
internal static class WebpCanvas
{
    internal const byte XmpFlag = 0x04;
    private const byte AlphaFlag = 0x10;

    internal static byte[] Extend(ByteSource content, List<WebpChunk> chunks)
    {
        WebpChunk image = chunks.Find(c => c.Name is WebpWalk.Lossy or WebpWalk.Lossless);
        ReadOnlySpan<byte> data = content.Need(image.DataOffset, Math.Min(image.DataLength, 10));
        int width;
        int height;
        byte flags = XmpFlag;
        if (image.Name == WebpWalk.Lossless)
        {
            if (data.Length < 5 || data[0] != 0x2F)
            {
                throw DamagedContentException.Malformed("the image has no head");
            }

            uint bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            width = (int)(bits & 0x3FFF);
            height = (int)((bits >> 14) & 0x3FFF);
            flags |= (bits >> 28 & 1) != 0 ? AlphaFlag : (byte)0;
        }
        else
        {
            if (data.Length < 10 || data[3] != 0x9D || data[4] != 0x01 || data[5] != 0x2A)
            {
                throw DamagedContentException.Malformed("the image has no head");
            }

            width = (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF) - 1;
            height = (BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF) - 1;
            flags |= chunks.Exists(c => c.Name == WebpWalk.Alpha) ? AlphaFlag : (byte)0;
        }

        if (width < 0 || height < 0)
        {
            throw DamagedContentException.Malformed("the image has no size");
        }

        byte[] chunk = new byte[18];
        "VP8X"u8.CopyTo(chunk);
        chunk[4] = 10;
        chunk[8] = flags;
        Write24(chunk.AsSpan(12), width);
        Write24(chunk.AsSpan(15), height);
        return chunk;
    }

    private static void Write24(Span<byte> bytes, int value)
    {
        bytes[0] = (byte)value;
        bytes[1] = (byte)(value >> 8);
        bytes[2] = (byte)(value >> 16);
    }
}
