using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// Everything that counts from the file's beginning and points behind the meta box: item locations, and the chunks of image sequences.
internal static class HeifShift
{
    internal static void Write(CarrierWrite write, List<HeifBox> boxes, HeifMeta meta, long by)
    {
        foreach (HeifItem item in meta.Items)
        {
            if (item.Construction == 0 && item.DataReference == 0)
            {
                Shift(write, meta, item, by);
            }
        }

        foreach (HeifBox moov in boxes.Where(b => b.Type == HeifBox.Moov))
        {
            ShiftChunks(write, moov, meta.Box.End, by, depth: 0);
        }
    }

    private static void Shift(CarrierWrite write, HeifMeta meta, HeifItem item, long by)
    {
        if (item.Base.Width > 0 && item.Base.Value >= meta.Box.End)
        {
            Put(write, item.Base, by);
            return;
        }

        foreach ((HeifField offset, _) in item.Extents)
        {
            if (item.Base.Value + offset.Value >= meta.Box.End)
            {
                Put(write, offset, by);
            }
        }
    }

    private static void Put(CarrierWrite write, HeifField field, long by)
    {
        if (!field.CanHold(field.Value + by))
        {
            throw HeifWriter.Unsupported("writes locations in too few bytes");
        }

        write.Edits.Replace(field.Offset, field.Width, field.Bytes(field.Value + by));
    }

    private static void ShiftChunks(CarrierWrite write, HeifBox box, long behind, long by, int depth)
    {
        if (box.Type is HeifBox.Stco or HeifBox.Co64)
        {
            ShiftTable(write, box, behind, by, box.Type == HeifBox.Stco ? 4 : 8);
        }
        else if (depth < 8 && box.Type is HeifBox.Moov or HeifBox.Trak or HeifBox.Mdia or HeifBox.Minf or HeifBox.Stbl)
        {
            foreach (HeifBox child in HeifBox.Read(write.Content, box.DataOffset, box.End))
            {
                ShiftChunks(write, child, behind, by, depth + 1);
            }
        }
    }

    private static void ShiftTable(CarrierWrite write, HeifBox box, long behind, long by, int width)
    {
        byte[] table = write.Content.Copy(box.DataOffset, box.DataLength);
        uint count = table.Length < 8 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(table.AsSpan(4));
        if (count > (table.Length - 8) / width)
        {
            throw DamagedContentException.Malformed("a table of chunks is too short");
        }

        for (int i = 0; i < count; i++)
        {
            Span<byte> entry = table.AsSpan(8 + (i * width), width);
            long offset = width == 4 ? BinaryPrimitives.ReadUInt32BigEndian(entry) : (long)BinaryPrimitives.ReadUInt64BigEndian(entry);
            if (offset < behind)
            {
                continue;
            }

            if (width == 8)
            {
                BinaryPrimitives.WriteInt64BigEndian(entry, offset + by);
            }
            else if (offset + by <= uint.MaxValue)
            {
                BinaryPrimitives.WriteUInt32BigEndian(entry, (uint)(offset + by));
            }
            else
            {
                throw HeifWriter.Unsupported("would need wider chunk offsets");
            }
        }

        write.Edits.Replace(box.DataOffset, box.DataLength, table);
    }
}
