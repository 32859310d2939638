namespace GenAiMeasures.Labeling;

internal static class GifWalk
{
    internal const int ApplicationHead = 14;

    // what ends a raw packet so that readers of sub-blocks find the terminator from wherever they stand in it
    internal static readonly byte[] Trailer = [1, .. Enumerable.Range(0, 256).Select(i => (byte)(255 - i)), 0];

    // Every block up to the trailer. bodyStart: behind the colour table, where the packet stands.
    internal static List<GifBlock> Read(ByteSource content, out long bodyStart, out long end)
    {
        byte flags = content.Need(6, 7)[4];
        bodyStart = 13 + TableLength(flags);
        content.Need(bodyStart - 1, 1);
        var blocks = new List<GifBlock>();
        long at = bodyStart;
        while (true)
        {
            byte kind = content.ReadByte(at);
            if (kind == 0x3B)
            {
                end = at + 1;
                return blocks;
            }

            GifBlock block = kind switch
            {
                0x2C => new GifBlock(GifBlockKind.Image, at, Skip(content, at + 11 + TableLength(content.Need(at + 1, 9)[8]))),
                0x21 => Extension(content, at),
                _ => throw DamagedContentException.Malformed("there is no block where one must begin"),
            };
            if (blocks.Count == 1_000_000)
            {
                throw DamagedContentException.TooLarge();
            }

            blocks.Add(block);
            at = block.End;
        }
    }

    // The packet of an XMP block: raw with its trailer, or in sub-blocks.
    internal static byte[] Packet(ByteSource content, GifBlock block)
    {
        long start = block.Offset + ApplicationHead;
        long length = block.End - start;
        if (length >= Trailer.Length && content.Need(block.End - Trailer.Length, Trailer.Length).SequenceEqual(Trailer))
        {
            return content.Copy(start, length - Trailer.Length);
        }

        return Join(content, start, block.End);
    }

    // the data of sub-blocks without their lengths
    internal static byte[] Join(ByteSource content, long at, long end)
    {
        var data = new MemoryStream();
        while (at < end)
        {
            byte length = content.ReadByte(at);
            data.Write(content.Need(at + 1, length));
            at += length + 1;
            if (data.Length > CarrierLimits.MaxBlock)
            {
                throw DamagedContentException.TooLarge();
            }
        }

        return data.ToArray();
    }

    private static GifBlock Extension(ByteSource content, long at)
    {
        byte label = content.ReadByte(at + 1);
        GifBlockKind kind = label switch
        {
            0xFE => GifBlockKind.Comment,
            0xFF => Application(content.Need(at + 2, 12)),
            _ => GifBlockKind.Other,
        };
        return new GifBlock(kind, at, Skip(content, at + 2));
    }

    private static GifBlockKind Application(ReadOnlySpan<byte> head) => head switch
    {
        [11, ..] when head[1..].SequenceEqual("XMP DataXMP"u8) => GifBlockKind.Xmp,
        [11, ..] when head[1..].SequenceEqual("C2PA_GIF\x01\0\0"u8) || head[1..].StartsWith("C2PA_GIF"u8) => GifBlockKind.C2pa,
        _ => GifBlockKind.Application,
    };

    private static long Skip(ByteSource content, long at)
    {
        while (true)
        {
            byte length = content.ReadByte(at);
            at += length + 1;
            if (length == 0)
            {
                return at;
            }
        }
    }

    private static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
}
