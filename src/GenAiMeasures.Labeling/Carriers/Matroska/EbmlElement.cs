using System.Buffers.Binary;
using System.Numerics;

namespace GenAiMeasures.Labeling;

// An element: its id, where it begins, and how long it is. Of an unknown length, it is taken to reach to the end of its parent.
internal readonly record struct EbmlElement(uint Id, long Offset, int HeaderLength, long Length, bool IsUnsized)
{
    private const int MaxElements = 4_000_000;

    internal long DataOffset => Offset + HeaderLength;

    internal long End => DataOffset + Length;

    internal long TotalLength => HeaderLength + Length;

    internal static EbmlElement Read(ByteSource content, long offset, long end)
    {
        ReadOnlySpan<byte> head = content.Peek(offset, (int)Math.Min(12, end - offset));
        if (head.IsEmpty)
        {
            throw DamagedContentException.Truncated();
        }

        int idLength = BitOperations.LeadingZeroCount((uint)head[0]) - 23;
        if (idLength > 4)
        {
            throw DamagedContentException.Malformed("an element has no id");
        }

        if (head.Length <= idLength)
        {
            throw DamagedContentException.Truncated();
        }

        uint id = 0;
        for (int i = 0; i < idLength; i++)
        {
            id = (id << 8) | head[i];
        }

        int sizeLength = BitOperations.LeadingZeroCount((uint)head[idLength]) - 23;
        if (sizeLength > 8)
        {
            throw DamagedContentException.Malformed("an element has no size");
        }

        if (head.Length < idLength + sizeLength)
        {
            throw DamagedContentException.Truncated();
        }

        long size = head[idLength] & ((1 << (8 - sizeLength)) - 1);
        for (int i = 1; i < sizeLength; i++)
        {
            size = (size << 8) | head[idLength + i];
        }

        int headerLength = idLength + sizeLength;
        bool isUnsized = size == (1L << (7 * sizeLength)) - 1;
        long rest = end - offset - headerLength;
        if (size > rest && !isUnsized)
        {
            throw DamagedContentException.Truncated();
        }

        return new EbmlElement(id, offset, headerLength, isUnsized ? rest : size, isUnsized);
    }

    internal List<EbmlElement> Children(ByteSource content)
    {
        var children = new List<EbmlElement>();
        for (long offset = DataOffset; offset < End;)
        {
            EbmlElement child = Read(content, offset, End);
            if (children.Count == MaxElements)
            {
                throw DamagedContentException.TooLarge();
            }

            children.Add(child);
            offset = child.End;
        }

        return children;
    }

    internal static EbmlElement? Find(List<EbmlElement> elements, uint id)
    {
        foreach (EbmlElement element in elements)
        {
            if (element.Id == id)
            {
                return element;
            }
        }

        return null;
    }

    internal ulong ReadUnsigned(ByteSource content)
    {
        if (Length > 8)
        {
            throw DamagedContentException.Malformed("a number is longer than eight bytes");
        }

        ulong value = 0;
        foreach (byte b in content.Need(DataOffset, Length))
        {
            value = (value << 8) | b;
        }

        return value;
    }

    // an element as bytes, its size as short as it can be
    internal static byte[] Make(uint id, ReadOnlySpan<byte> data)
    {
        byte[] head = [.. IdBytes(id), .. SizeBytes(data.Length, ShortestSize(data.Length))];
        return [.. head, .. data];
    }

    // room that nobody reads, of so many bytes with its header; at least two
    internal static byte[] MakeVoid(long totalLength)
    {
        byte[] element = new byte[totalLength];
        element[0] = 0xEC;
        int sizeLength = totalLength < 100 ? 1 : 8;
        SizeBytes(totalLength - 1 - sizeLength, sizeLength).CopyTo(element, 1);
        return element;
    }

    internal static int ShortestSize(long size)
    {
        int length = 1;
        while (length < 8 && size >= (1L << (7 * length)) - 1)
        {
            length++;
        }

        return length;
    }

    internal static byte[] SizeBytes(long size, int length)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, size | (1L << (7 * length)));
        return bytes[(8 - length)..];
    }

    internal static byte[] IdBytes(uint id)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
        return bytes[(BitOperations.LeadingZeroCount(id) / 8)..];
    }
}
