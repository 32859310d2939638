using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling;

// An APEv2 tag at the end of a file.
internal sealed class ApeTag
{
    private const int HeaderLength = 32;
    private const int MaxItems = 10_000;

    internal required long Offset { get; init; }

    internal required long End { get; init; }

    internal required bool HasHeader { get; init; }

    internal List<(string Key, long Offset, long ValueOffset, long End)> Items { get; } = [];

    // the tag that ends at a place, or null
    internal static ApeTag? TryParse(ByteSource content, long begin, long end)
    {
        if (end - begin < HeaderLength)
        {
            return null;
        }

        ReadOnlySpan<byte> footer = content.Peek(end - HeaderLength, HeaderLength);
        if (!footer.StartsWith("APETAGEX"u8) || BinaryPrimitives.ReadUInt32LittleEndian(footer[8..]) is not (1000 or 2000))
        {
            return null;
        }

        uint size = BinaryPrimitives.ReadUInt32LittleEndian(footer[12..]);
        bool hasHeader = (footer[23] & 0x80) != 0;
        long items = end - size;
        long offset = items - (hasHeader ? HeaderLength : 0);
        if (size < HeaderLength || offset < begin)
        {
            throw DamagedContentException.Malformed("an APE tag is longer than the file");
        }

        var tag = new ApeTag { Offset = offset, End = end, HasHeader = hasHeader };
        tag.ReadItems(content, items, end - HeaderLength);
        return tag;
    }

    internal static bool ReadItem(CarrierRead read, (string Key, long Offset, long ValueOffset, long End) item)
    {
        int before = read.SiteCount;
        if (item.End - item.ValueOffset > CarrierLimits.MaxBlock)
        {
            return false;
        }

        ReadOnlySpan<byte> value = read.Content.Need(item.ValueOffset, item.End - item.ValueOffset);
        if (item.Key.Equals("AIGC", StringComparison.OrdinalIgnoreCase))
        {
            if (!read.AddUtf8("APE AIGC", isNormative: false, item.Offset, item.End - item.Offset, value, isKeyed: true))
            {
                read.AddUnreadable("APE AIGC", isNormative: false, item.Offset, item.End - item.Offset);
            }
        }
        else
        {
            read.AddUnknown("APE " + item.Key, item.Offset, item.End - item.Offset, value);
        }

        return read.SiteCount > before;
    }

    // takes the labels out, and says so in the counts of header and footer
    internal void Clean(CarrierWrite write)
    {
        int removed = 0;
        long bytes = 0;
        foreach (var item in Items)
        {
            if (ReadItem(new CarrierRead(write.Content, ""), item))
            {
                write.Edits.Delete(item.Offset, item.End - item.Offset);
                bytes += item.End - item.Offset;
                removed++;
            }
        }

        if (removed > 0)
        {
            byte[] counts = new byte[8];
            BinaryPrimitives.WriteUInt32LittleEndian(counts, (uint)(write.Content.ReadUInt32LittleEndian(End - 20) - bytes));
            BinaryPrimitives.WriteUInt32LittleEndian(counts.AsSpan(4), (uint)(Items.Count - removed));
            write.Edits.Replace(End - 20, 8, counts);
            if (HasHeader)
            {
                write.Edits.Replace(Offset + 12, 8, counts);
            }
        }
    }

    private void ReadItems(ByteSource content, long position, long end)
    {
        while (end - position >= 9)
        {
            ReadOnlySpan<byte> head = content.Peek(position, (int)Math.Min(8 + 256, end - position));
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(head);
            int nul = head[8..].IndexOf((byte)0);
            long value = position + 8 + nul + 1;
            if (nul < 0 || size > end - value || Items.Count == MaxItems)
            {
                throw DamagedContentException.Malformed("an item of the APE tag is longer than the tag");
            }

            Items.Add((Encoding.Latin1.GetString(head.Slice(8, nul)), position, value, value + size));
            position = value + size;
        }
    }
}
