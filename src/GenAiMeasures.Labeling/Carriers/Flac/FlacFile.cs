namespace GenAiMeasures.Labeling;

// The metadata blocks of a FLAC file, by their headers.
internal sealed class FlacFile
{
    internal const int HeaderLength = 4;
    internal const int MaxBlockLength = (1 << 24) - 1;

    private const int MaxBlocks = 10_000;

    private FlacFile()
    {
    }

    // where the marker stands: behind ID3 tags, if there are any
    internal long Offset { get; private init; }

    internal List<FlacBlock> Blocks { get; } = [];

    internal DamagedContentException? Damage { get; private set; }

    internal static FlacFile Parse(ByteSource content)
    {
        var file = new FlacFile { Offset = FindMarker(content) ?? throw DamagedContentException.Malformed("it is no FLAC file") };
        try
        {
            file.Walk(content);
        }
        catch (DamagedContentException damage)
        {
            file.Damage = damage;
        }

        return file;
    }

    internal static long? FindMarker(ByteSource content)
    {
        long position = 0;
        for (int i = 0; i < 16; i++)
        {
            ReadOnlySpan<byte> head = content.Peek(position, Id3Tag.HeaderLength);
            if (head.StartsWith("fLaC"u8))
            {
                return position;
            }

            if (!Id3Tag.IsHeader(head))
            {
                return null;
            }

            bool hasFooter = head[3] == 4 && (head[5] & 0x10) != 0;
            position += Id3Tag.HeaderLength + Id3Tag.Syncsafe(head[6..]) + (hasFooter ? Id3Tag.HeaderLength : 0);
        }

        return null;
    }

    internal static byte[] Header(int type, bool isLast, int length) =>
        [(byte)(type | (isLast ? 0x80 : 0)), (byte)(length >> 16), (byte)(length >> 8), (byte)length];

    private void Walk(ByteSource content)
    {
        long position = Offset + 4;
        while (true)
        {
            ReadOnlySpan<byte> head = content.Need(position, HeaderLength);
            int type = head[0] & 0x7F;
            bool isLast = (head[0] & 0x80) != 0;
            var block = new FlacBlock(type, position, (head[1] << 16) | (head[2] << 8) | head[3]);
            if (block.End > content.Length)
            {
                throw DamagedContentException.Truncated();
            }

            if (type == 127 || (Blocks.Count == 0) != (type == FlacBlock.StreamInfo) || (type == FlacBlock.StreamInfo && block.Length != 34) || Blocks.Count == MaxBlocks)
            {
                throw DamagedContentException.Malformed("its metadata blocks are not in order");
            }

            Blocks.Add(block);
            position = block.End;
            if (isLast)
            {
                break;
            }
        }

        // frames begin with their own mark
        ReadOnlySpan<byte> frame = content.Peek(position, 2);
        if (frame.Length == 2 && (frame[0] != 0xFF || (frame[1] & 0xFC) != 0xF8))
        {
            throw DamagedContentException.Malformed("no sound follows its metadata");
        }
    }
}
