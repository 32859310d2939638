using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// absolute offsets in fragments, their random access table, and a segment index that stands before the movie header
internal static class Mp4Fragments
{
    private const uint HasBaseOffset = 1;

    internal static void PatchMoof(ByteSource content, EditList edits, Mp4Box moof, long from, long shift)
    {
        foreach (Mp4Box traf in moof.Children(content))
        {
            if (traf.Type != Mp4Types.Traf)
            {
                continue;
            }

            Mp4Box? tfhd = Mp4Box.Find(traf.Children(content), Mp4Types.Tfhd);
            if (tfhd is { DataLength: >= 16 } header && (content.ReadUInt32BigEndian(header.DataOffset) & HasBaseOffset) != 0)
            {
                Patch64(content, edits, header.DataOffset + 8, from, shift);
            }
        }
    }

    internal static void PatchMfra(ByteSource content, EditList edits, Mp4Box mfra, long from, long shift)
    {
        foreach (Mp4Box tfra in mfra.Children(content))
        {
            if (tfra.Type != Mp4Types.Tfra || tfra.DataLength < 16)
            {
                continue;
            }

            bool is64 = content.ReadByte(tfra.DataOffset) == 1;
            uint sizes = content.ReadUInt32BigEndian(tfra.DataOffset + 8);
            uint count = content.ReadUInt32BigEndian(tfra.DataOffset + 12);
            int numbers = (int)(((sizes >> 4) & 3) + ((sizes >> 2) & 3) + (sizes & 3) + 3);
            int width = is64 ? 8 : 4;
            long length = (2 * width) + numbers;
            if (count > (tfra.DataLength - 16) / length)
            {
                throw DamagedContentException.Malformed("a table of fragments is longer than its box");
            }

            for (long i = 0; i < count; i++)
            {
                long offset = tfra.DataOffset + 16 + (i * length) + width;
                if (is64)
                {
                    Patch64(content, edits, offset, from, shift);
                }
                else
                {
                    Patch32(content, edits, offset, from, shift);
                }
            }
        }
    }

    // it counts from its own end, and the label comes between
    internal static void PatchSidx(ByteSource content, EditList edits, Mp4Box sidx, long from, long shift)
    {
        if (sidx.DataLength < 20)
        {
            throw DamagedContentException.Truncated();
        }

        bool is64 = content.ReadByte(sidx.DataOffset) != 0;
        if (is64)
        {
            Patch64(content, edits, sidx.DataOffset + 20, from - sidx.End, shift);
        }
        else
        {
            Patch32(content, edits, sidx.DataOffset + 16, from - sidx.End, shift);
        }
    }

    private static void Patch64(ByteSource content, EditList edits, long at, long from, long shift)
    {
        long offset = BinaryPrimitives.ReadInt64BigEndian(content.Need(at, 8));
        if (offset >= from)
        {
            byte[] bytes = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(bytes, offset + shift);
            edits.Replace(at, 8, bytes);
        }
    }

    private static void Patch32(ByteSource content, EditList edits, long at, long from, long shift)
    {
        uint offset = content.ReadUInt32BigEndian(at);
        if (offset < from)
        {
            return;
        }

        if (offset + shift > uint.MaxValue)
        {
            throw Mp4Shift.Unsupported("An offset of 32 bits would pass 4 GiB");
        }

        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(offset + shift));
        edits.Replace(at, 4, bytes);
    }
}
