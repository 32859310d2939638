using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// a box of an ISO base media file; IsToEnd: its size is not written because it is the last one
internal readonly record struct HeifBox(uint Type, long Offset, int HeadLength, long End, bool IsToEnd)
{
    internal const uint Ftyp = 0x66747970;
    internal const uint Meta = 0x6D657461;
    internal const uint Moov = 0x6D6F6F76;
    internal const uint Moof = 0x6D6F6F66;
    internal const uint Uuid = 0x75756964;
    internal const uint Pitm = 0x7069746D;
    internal const uint Iinf = 0x69696E66;
    internal const uint Infe = 0x696E6665;
    internal const uint Iloc = 0x696C6F63;
    internal const uint Iref = 0x69726566;
    internal const uint Idat = 0x69646174;
    internal const uint Trak = 0x7472616B;
    internal const uint Mdia = 0x6D646961;
    internal const uint Minf = 0x6D696E66;
    internal const uint Stbl = 0x7374626C;
    internal const uint Stco = 0x7374636F;
    internal const uint Co64 = 0x636F3634;

    private const int MaxBoxes = 100_000;

    internal long DataOffset => Offset + HeadLength;

    internal long DataLength => End - DataOffset;

    internal static List<HeifBox> Read(ByteSource content, long from, long to)
    {
        var boxes = new List<HeifBox>();
        for (long at = from; at < to;)
        {
            HeifBox box = ReadAt(content, at, to);
            if (boxes.Count == MaxBoxes)
            {
                throw DamagedContentException.TooLarge();
            }

            boxes.Add(box);
            at = box.End;
        }

        return boxes;
    }

    private static HeifBox ReadAt(ByteSource content, long at, long to)
    {
        if (to - at < 8)
        {
            throw DamagedContentException.Truncated();
        }

        ReadOnlySpan<byte> head = content.Need(at, 8);
        long size = BinaryPrimitives.ReadUInt32BigEndian(head);
        uint type = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
        int length = 8;
        if (size == 1)
        {
            size = (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(content.Need(at + 8, 8)), long.MaxValue);
            length = 16;
        }

        bool isToEnd = size == 0;
        size = isToEnd ? to - at : size;
        if (size < length || (isToEnd && to != content.Length))
        {
            throw DamagedContentException.Malformed("a box has no length");
        }

        return size > to - at ? throw DamagedContentException.Truncated() : new HeifBox(type, at, length, at + size, isToEnd);
    }
}
