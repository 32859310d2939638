using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// Adds the item of a packet to the meta box: an entry in the list of items, its location, and that it describes the primary image.
internal static class HeifInsert
{
    internal static void Write(CarrierWrite write, List<HeifBox> boxes, HeifMeta meta, byte[] packet)
    {
        if (meta.Box.HeadLength != 8 || meta.Box.IsToEnd || meta.Info.HeadLength != 8 || meta.Locations.HeadLength != 8 || boxes.Exists(b => b.Type == HeifBox.Moof))
        {
            throw HeifWriter.Unsupported("has boxes of an unusual size, or fragments");
        }

        uint id = Math.Max(meta.Types.Keys.DefaultIfEmpty().Max(), meta.Items.Select(i => i.Id).DefaultIfEmpty().Max()) + 1;
        if (id > ushort.MaxValue)
        {
            throw HeifWriter.Unsupported("has no free item number");
        }

        byte[] entry = Entry(id);
        byte[] reference = Reference(write.Content, meta, id);
        int locationLength = LocationLength(meta);
        long grown = entry.Length + reference.Length + locationLength;
        byte[] location = Location(meta, id, write.Content.Length + grown + 8, packet.Length);

        Grow(write, meta.Box, grown);
        Grow(write, meta.Info, entry.Length);
        Grow(write, meta.Locations, location.Length);
        Count(write, meta.Info.DataOffset + 4, write.Content.ReadByte(meta.Info.DataOffset) == 0 ? 2 : 4);
        Count(write, meta.Locations.DataOffset + 6, meta.LocationVersion < 2 ? 2 : 4);
        write.Edits.Insert(meta.Info.End, entry);
        write.Edits.Insert(meta.Locations.End, location);
        if (meta.References.Type != 0)
        {
            Grow(write, meta.References, reference.Length);
            write.Edits.Insert(meta.References.End, reference);
        }
        else
        {
            write.Edits.Insert(meta.Box.End, reference);
        }

        HeifShift.Write(write, boxes, meta, grown);
    }

    // hidden, because it is no image to show
    private static byte[] Entry(uint id)
    {
        byte[] entry = [0, 0, 0, 0, .. "infe"u8, 2, 0, 0, 1, (byte)(id >> 8), (byte)id, 0, 0, .. "mime"u8, 0, .. "application/rdf+xml\0"u8];
        entry[3] = (byte)entry.Length;
        return entry;
    }

    private static byte[] Reference(ByteSource content, HeifMeta meta, uint id)
    {
        if (meta.Primary is not { } primary)
        {
            return [];
        }

        bool isThere = meta.References.Type != 0;
        bool isWide = isThere ? content.ReadByte(meta.References.DataOffset) != 0 : primary > ushort.MaxValue;
        byte[] reference = isWide
            ? [0, 0, 0, 18, .. "cdsc"u8, 0, 0, (byte)(id >> 8), (byte)id, 0, 1, (byte)(primary >> 24), (byte)(primary >> 16), (byte)(primary >> 8), (byte)primary]
            : [0, 0, 0, 14, .. "cdsc"u8, (byte)(id >> 8), (byte)id, 0, 1, (byte)(primary >> 8), (byte)primary];
        return isThere
            ? reference
            : [0, 0, 0, (byte)(12 + reference.Length), .. "iref"u8, isWide ? (byte)1 : (byte)0, 0, 0, 0, .. reference];
    }

    private static int LocationLength(HeifMeta meta) =>
        (meta.LocationVersion < 2 ? 2 : 4) + (meta.LocationVersion > 0 ? 2 : 0) + 2 + meta.Widths.Base + 2 + meta.Widths.Index + meta.Widths.Offset + meta.Widths.Length;

    private static byte[] Location(HeifMeta meta, uint id, long at, int length)
    {
        (int offsetWidth, int lengthWidth, int baseWidth, int indexWidth) = meta.Widths;
        var inOffset = new HeifField(0, offsetWidth, 0);
        var inBase = new HeifField(0, baseWidth, 0);
        bool usesOffset = offsetWidth > 0;
        if (lengthWidth == 0 || !(usesOffset ? inOffset : inBase).CanHold(at))
        {
            throw HeifWriter.Unsupported("writes locations in too few bytes");
        }

        return
        [
            .. new HeifField(0, meta.LocationVersion < 2 ? 2 : 4, 0).Bytes(id),
            .. new byte[meta.LocationVersion > 0 ? 4 : 2],
            .. inBase.Bytes(usesOffset ? 0 : at),
            0, 1,
            .. new byte[indexWidth],
            .. inOffset.Bytes(usesOffset ? at : 0),
            .. new HeifField(0, lengthWidth, 0).Bytes(length),
        ];
    }

    private static void Grow(CarrierWrite write, HeifBox box, long by)
    {
        long size = box.End - box.Offset + by;
        if (box.HeadLength != 8 || size > uint.MaxValue)
        {
            throw HeifWriter.Unsupported("has boxes of an unusual size");
        }

        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)size);
        write.Edits.Replace(box.Offset, 4, bytes);
    }

    private static void Count(CarrierWrite write, long at, int width)
    {
        long count = 0;
        foreach (byte b in write.Content.Need(at, width))
        {
            count = (count << 8) | b;
        }

        var field = new HeifField(at, width, count);
        if (!field.CanHold(count + 1))
        {
            throw HeifWriter.Unsupported("has too many items");
        }

        write.Edits.Replace(at, width, field.Bytes(count + 1));
    }
}
