using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

/// <summary>
/// The offsets in a movie file, when what stands behind the movie header moves: chunk offsets (which become 64 bits wide where 32 no
/// longer do), fragments with absolute base offsets, the random access table, and a segment index before the header. Relative
/// offsets stay.
/// </summary>
internal static class Mp4Shift
{
    // what the tables grow by themselves
    internal static long Apply(ByteSource content, Mp4File file, EditList edits, long growth)
    {
        if (file.Moov.End == content.Length)
        {
            // nothing stands behind it
            return 0;
        }

        List<Mp4Table> tables = FindTables(content, file);
        long widened = Widen(content, tables, file.Moov.End, growth);
        long shift = growth + widened;
        foreach (Mp4Table table in tables)
        {
            Patch(content, edits, table, file.Moov.End, shift);
        }

        ResizeAround(content, edits, tables);
        foreach (Mp4Box box in file.Boxes)
        {
            switch (box.Type)
            {
                case Mp4Types.Moof:
                    Mp4Fragments.PatchMoof(content, edits, box, file.Moov.End, shift);
                    break;
                case Mp4Types.Mfra:
                    Mp4Fragments.PatchMfra(content, edits, box, file.Moov.End, shift);
                    break;
                case Mp4Types.Sidx when box.Offset < file.Moov.Offset:
                    Mp4Fragments.PatchSidx(content, edits, box, file.Moov.End, shift);
                    break;
                case Mp4Types.Meta when Mp4Box.Find(Mp4Meta.Parse(content, box).Children, Mp4Types.Iloc) is not null:
                    throw Unsupported("The file also holds items of an image, whose places would have to move");
                default:
                    break;
            }
        }

        return widened;
    }

    internal static LabelWriteException Unsupported(string why) => new(
        LabelFailure.Unsupported, "mp4", why + ". Remux the file with the movie header at its end, then label it.");

    private static List<Mp4Table> FindTables(ByteSource content, Mp4File file)
    {
        var tables = new List<Mp4Table>();
        foreach (Mp4Box trak in file.MoovChildren)
        {
            if (trak.Type != Mp4Types.Trak
                || Mp4Box.Find(trak.Children(content), Mp4Types.Mdia) is not { } mdia
                || Mp4Box.Find(mdia.Children(content), Mp4Types.Minf) is not { } minf)
            {
                continue;
            }

            List<Mp4Box> media = minf.Children(content);
            if (Mp4Box.Find(media, Mp4Types.Stbl) is not { } stbl || !IsInFile(content, media))
            {
                continue;
            }

            foreach (Mp4Box box in stbl.Children(content))
            {
                if (box.Type is Mp4Types.Stco or Mp4Types.Co64)
                {
                    tables.Add(ReadTable(content, box, [trak, mdia, minf, stbl]));
                }
                else if (box.Type == Mp4Types.Saio)
                {
                    throw Unsupported("The file has auxiliary data with absolute offsets (encryption)");
                }
            }
        }

        return tables;
    }

    private static Mp4Table ReadTable(ByteSource content, Mp4Box box, Mp4Box[] around)
    {
        if (box.DataLength < 8)
        {
            throw DamagedContentException.Truncated();
        }

        uint count = content.ReadUInt32BigEndian(box.DataOffset + 4);
        int width = box.Type == Mp4Types.Co64 ? 8 : 4;
        return count <= (box.DataLength - 8) / width
            ? new Mp4Table(box, around, count)
            : throw DamagedContentException.Malformed("a table of chunk offsets is longer than its box");
    }

    // whether the track's media are in this file and not in another one it refers to
    private static bool IsInFile(ByteSource content, List<Mp4Box> media)
    {
        if (Mp4Box.Find(media, Mp4Types.Dinf) is not { } dinf || Mp4Box.Find(dinf.Children(content), Mp4Types.Dref) is not { DataLength: >= 8 } dref)
        {
            return true;
        }

        int inside = 0;
        List<Mp4Box> entries = Mp4Box.ReadAll(content, dref.DataOffset + 8, dref.End);
        foreach (Mp4Box entry in entries)
        {
            inside += entry.DataLength >= 4 && (content.ReadUInt32BigEndian(entry.DataOffset) & 1) != 0 ? 1 : 0;
        }

        return inside == entries.Count || (inside == 0 ? false : throw Unsupported("A track has media in this file and in others"));
    }

    // which tables outgrow 32 bits; each that does moves the media a little more
    private static long Widen(ByteSource content, List<Mp4Table> tables, long from, long growth)
    {
        long widened = 0;
        bool isChanged;
        do
        {
            isChanged = false;
            foreach (Mp4Table table in tables)
            {
                if (!table.Is64 && !table.IsWidened && Largest(content, table, from) + growth + widened > uint.MaxValue)
                {
                    table.IsWidened = true;
                    widened += table.Growth;
                    isChanged = true;
                }
            }
        }
        while (isChanged);
        return widened;
    }

    private static long Largest(ByteSource content, Mp4Table table, long from)
    {
        long largest = 0;
        ReadOnlySpan<byte> entries = content.Need(table.Box.DataOffset + 8, 4L * table.Count);
        for (; entries.Length >= 4; entries = entries[4..])
        {
            uint offset = BinaryPrimitives.ReadUInt32BigEndian(entries);
            largest = offset >= from ? Math.Max(largest, offset) : largest;
        }

        return largest;
    }

    private static void Patch(ByteSource content, EditList edits, Mp4Table table, long from, long shift)
    {
        int width = table.Is64 ? 8 : 4;
        int newWidth = table.Is64 || table.IsWidened ? 8 : 4;
        ReadOnlySpan<byte> entries = content.Need(table.Box.DataOffset + 8, (long)width * table.Count);
        byte[] patched = new byte[table.Count * newWidth];
        for (int i = 0; i < table.Count; i++)
        {
            long offset = width == 8
                ? BinaryPrimitives.ReadInt64BigEndian(entries[(8 * i)..])
                : BinaryPrimitives.ReadUInt32BigEndian(entries[(4 * i)..]);
            offset += offset >= from ? shift : 0;
            if (newWidth == 8)
            {
                BinaryPrimitives.WriteInt64BigEndian(patched.AsSpan(8 * i), offset);
            }
            else
            {
                BinaryPrimitives.WriteUInt32BigEndian(patched.AsSpan(4 * i), (uint)offset);
            }
        }

        edits.Replace(table.Box.DataOffset + 8, (long)width * table.Count, patched);
        if (table.IsWidened)
        {
            edits.Replace(table.Box.Offset + 4, 4, "co64"u8.ToArray());
        }
    }

    private static void ResizeAround(ByteSource content, EditList edits, List<Mp4Table> tables)
    {
        var growths = new Dictionary<Mp4Box, long>();
        foreach (Mp4Table table in tables)
        {
            if (table.Growth > 0)
            {
                growths[table.Box] = table.Growth;
                foreach (Mp4Box box in table.Around)
                {
                    growths[box] = growths.GetValueOrDefault(box) + table.Growth;
                }
            }
        }

        foreach ((Mp4Box box, long growth) in growths)
        {
            box.Resize(edits, content, box.Length + growth);
        }
    }
}
