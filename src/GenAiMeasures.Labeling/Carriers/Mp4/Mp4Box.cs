using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// a box of an ISO base media file: its type, where it begins, and its length with the header
internal readonly record struct Mp4Box(uint Type, long Offset, int HeaderLength, long Length)
{
    private const int MaxBoxes = 4_000_000;

    internal long DataOffset => Offset + HeaderLength;

    internal long DataLength => Length - HeaderLength;

    internal long End => Offset + Length;

    internal static Mp4Box Read(ByteSource content, long offset, long end)
    {
        ReadOnlySpan<byte> head = content.Need(offset, 8);
        uint size = BinaryPrimitives.ReadUInt32BigEndian(head);
        uint type = FourCc.Of(head[4..]);
        long length = size;
        int headerLength = 8;
        if (size == 1)
        {
            headerLength = 16;
            ulong large = BinaryPrimitives.ReadUInt64BigEndian(content.Need(offset + 8, 8));
            length = large <= long.MaxValue ? (long)large : long.MaxValue;
        }
        else if (size == 0)
        {
            length = end - offset;
        }

        if (length < headerLength)
        {
            throw DamagedContentException.Malformed("a box is shorter than its own header");
        }

        return length <= end - offset ? new Mp4Box(type, offset, headerLength, length) : throw DamagedContentException.Truncated();
    }

    // the boxes between two places, which have to fill it
    internal static List<Mp4Box> ReadAll(ByteSource content, long offset, long end)
    {
        var boxes = new List<Mp4Box>();
        while (end - offset >= 8)
        {
            Mp4Box box = Read(content, offset, end);
            boxes.Add(box);
            if (boxes.Count == MaxBoxes)
            {
                throw DamagedContentException.TooLarge();
            }

            offset = box.End;
        }

        // QuickTime ends some lists with zeros
        if (offset < end && content.Need(offset, end - offset).ContainsAnyExcept((byte)0))
        {
            throw DamagedContentException.Truncated();
        }

        return boxes;
    }

    internal List<Mp4Box> Children(ByteSource content, int skip = 0) =>
        DataLength < skip ? throw DamagedContentException.Truncated() : ReadAll(content, DataOffset + skip, End);

    internal static Mp4Box? Find(List<Mp4Box> boxes, uint type)
    {
        foreach (Mp4Box box in boxes)
        {
            if (box.Type == type)
            {
                return box;
            }
        }

        return null;
    }

    internal static byte[] Make(uint type, params ReadOnlySpan<byte[]> parts)
    {
        int length = 8;
        foreach (byte[] part in parts)
        {
            length += part.Length;
        }

        byte[] box = new byte[length];
        BinaryPrimitives.WriteUInt32BigEndian(box, (uint)length);
        BinaryPrimitives.WriteUInt32BigEndian(box.AsSpan(4), type);
        int position = 8;
        foreach (byte[] part in parts)
        {
            part.CopyTo(box, position);
            position += part.Length;
        }

        return box;
    }

    // room that nobody reads; the length counts the header
    internal static byte[] MakeFree(long length)
    {
        byte[] box = new byte[length];
        BinaryPrimitives.WriteUInt32BigEndian(box, (uint)length);
        BinaryPrimitives.WriteUInt32BigEndian(box.AsSpan(4), Mp4Types.Free);
        return box;
    }

    // the size field of this box for another length; nothing for a box that reaches to the end of the file
    internal void Resize(EditList edits, ByteSource content, long length)
    {
        if (HeaderLength == 16)
        {
            byte[] large = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(large, length);
            edits.Replace(Offset + 8, 8, large);
            return;
        }

        if (content.ReadUInt32BigEndian(Offset) == 0)
        {
            return;
        }

        if (length > uint.MaxValue)
        {
            throw new LabelWriteException(LabelFailure.TooLarge, "mp4", "A box of metadata would become larger than its size can say.");
        }

        byte[] size = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(size, (uint)length);
        edits.Replace(Offset, 4, size);
    }
}
