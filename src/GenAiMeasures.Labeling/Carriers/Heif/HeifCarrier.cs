namespace GenAiMeasures.Labeling;

/// <summary>
/// HEIF and AVIF: the label stands in the XMP packet of a <c>mime</c> item of type <c>application/rdf+xml</c> that describes the primary item
/// (TC260-PG-20259A for HEIF, quoted; AVIF is not named in the parts that were read, so no site of it is called the guide's). The
/// packet is appended in a media data box; image data keep their bytes. Also read: Exif items, an XMP <c>uuid</c> box.
/// </summary>
internal sealed class HeifCarrier(string format) : LabelCarrier
{
    internal const string XmpType = "application/rdf+xml";

    private const string Place = "XMP item";
    private const int MaxBrands = 64;

    private static ReadOnlySpan<byte> XmpUuid => [0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC];

    private static ReadOnlySpan<byte> C2paUuid => [0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81];

    internal override string Format => format;

    internal override bool IsImage => true;

    internal override bool HasGuide => format == "heif";

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName)
    {
        if (head.Length < 16 || !head[4..8].SequenceEqual("ftyp"u8))
        {
            return false;
        }

        bool isAvif = IsBrand(head[8..12], "avif"u8, "avis"u8);
        bool isHeif = IsBrand(head[8..12], "mif1"u8, "msf1"u8) || head[8..11].SequenceEqual("hei"u8) || head[8..11].SequenceEqual("hev"u8);
        if (isHeif && IsBrand(head[8..12], "mif1"u8, "msf1"u8))
        {
            // a general image: the compatible brands say which
            long end = Math.Min(head.Length, Math.Min(16 + (4 * MaxBrands), System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(head)));
            for (int at = 16; at + 4 <= end; at += 4)
            {
                isAvif |= IsBrand(head.Slice(at, 4), "avif"u8, "avis"u8);
            }
        }

        return isAvif ? format == "avif" : isHeif && format == "heif";
    }

    internal override void Read(CarrierRead read)
    {
        ByteSource content = read.Content;
        List<HeifBox> boxes = HeifBox.Read(content, 0, content.Length);
        HeifMeta meta = HeifMeta.Read(content, boxes);
        foreach (HeifItem item in meta.Items)
        {
            ReadItem(read, meta, item);
        }

        foreach ((uint id, (string type, _)) in meta.Types)
        {
            if (!meta.Items.Exists(i => i.Id == id) && type is "mime" or "Exif")
            {
                throw DamagedContentException.Malformed("an item has no place");
            }
        }

        foreach (HeifBox box in boxes)
        {
            if (box.Type == HeifBox.Uuid && box.DataLength >= 16)
            {
                ReadUuid(read, box);
            }
        }

        if (meta.Primary is not { } primary || !meta.Types.ContainsKey(primary) || !meta.Items.Exists(i => i.Id == primary))
        {
            throw DamagedContentException.Malformed("there is no primary image");
        }

        if (read.SiteCount == 0)
        {
            // a packet that no item leads to any more
            read.AddUnknown("meta", meta.Box.Offset, meta.Box.End - meta.Box.Offset, content.Need(meta.Box.Offset, meta.Box.End - meta.Box.Offset));
            ReadStray(read, meta);
            ReadTail(read);
        }
    }

    internal override void Write(CarrierWrite write)
    {
        ByteSource content = write.Content;
        List<HeifBox> boxes = HeifBox.Read(content, 0, content.Length);
        HeifMeta meta = HeifMeta.Read(content, boxes);
        HeifItem? main = meta.Items.Find(i => IsXmp(meta, i));
        foreach (HeifItem item in meta.Items)
        {
            if (item != main)
            {
                HeifRemoval.Clean(write, meta, item, IsXmp(meta, item), IsExif(meta, item));
            }
        }

        foreach (HeifBox box in boxes)
        {
            if (box.Type == HeifBox.Uuid && box.DataLength > 16 && content.Need(box.DataOffset, 16).SequenceEqual(XmpUuid))
            {
                HeifRemoval.CleanPacket(write, box.DataOffset + 16, box.DataLength - 16);
            }
        }

        HeifWriter.Write(write, boxes, meta, main);
    }

    private static bool IsXmp(HeifMeta meta, HeifItem item) =>
        meta.Types.TryGetValue(item.Id, out (string Type, string ContentType) type) && type.Type == "mime" && type.ContentType == XmpType;

    private static bool IsExif(HeifMeta meta, HeifItem item) =>
        meta.Types.TryGetValue(item.Id, out (string Type, string ContentType) type) && type.Type == "Exif";

    private static bool IsBrand(ReadOnlySpan<byte> brand, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        brand.SequenceEqual(first) || brand.SequenceEqual(second);

    private void ReadItem(CarrierRead read, HeifMeta meta, HeifItem item)
    {
        bool isMetadata = meta.Types.TryGetValue(item.Id, out (string Type, string ContentType) kind) && kind.Type is "mime" or "Exif";
        if (item.Construction > 1 || item.DataReference != 0)
        {
            if (isMetadata || item.DataReference != 0)
            {
                throw DamagedContentException.Malformed("metadata stand in another file or item");
            }

            return;
        }

        // all of it is inside the file, or the file was cut
        List<(long Offset, long Length)> places = meta.Places(item);
        if (places.Count == 0 || (isMetadata && places.TrueForAll(p => p.Length == 0)))
        {
            if (isMetadata)
            {
                throw DamagedContentException.Malformed("an item has no place");
            }

            return;
        }

        if (IsXmp(meta, item))
        {
            byte[] packet = meta.Data(item);
            if (!packet.AsSpan().ContainsAnyExcept(" \t\r\n"u8))
            {
                // the location leads into the padding of a packet
                throw DamagedContentException.Malformed("an item is empty");
            }

            read.AddXmp(Place, HasGuide, places[0].Offset, packet);
        }
        else if (IsExif(meta, item))
        {
            byte[] data = meta.Data(item);
            int start = HeifRemoval.TiffStart(data);
            read.AddExif("Exif item", places[0].Offset + start, data.AsSpan(start));
        }
        else if (!meta.Types.TryGetValue(item.Id, out (string Type, string ContentType) type) || type.Type == "mime")
        {
            byte[] data = meta.Data(item);
            read.AddUnknown("item", places[0].Offset, data.Length, data);
        }
    }

    // a packet behind the images whose item lost both its type and its place
    private static void ReadTail(CarrierRead read)
    {
        const int Longest = 64 * 1024;
        ByteSource content = read.Content;
        if (read.SiteCount == 0)
        {
            int length = (int)Math.Min(Longest, content.Length);
            long offset = content.Length - length;
            read.AddUnknown("media data", offset, length, content.Need(offset, length));
        }
    }

    private static void ReadUuid(CarrierRead read, HeifBox box)
    {
        ReadOnlySpan<byte> uuid = read.Content.Need(box.DataOffset, 16);
        if (uuid.SequenceEqual(C2paUuid))
        {
            read.HasC2pa = true;
        }
        else if (uuid.SequenceEqual(XmpUuid))
        {
            read.AddXmp("uuid XMP", isNormative: false, box.Offset, read.Content.Need(box.DataOffset + 16, box.DataLength - 16));
        }
    }

    // small items whose type was changed into one that is not looked at
    private static void ReadStray(CarrierRead read, HeifMeta meta)
    {
        const int Longest = 64 * 1024;
        foreach (HeifItem item in meta.Items.Where(i => i.Construction <= 1 && i.DataReference == 0).Take(1024))
        {
            List<(long Offset, long Length)> places = meta.Places(item);
            if (places.Count == 1 && item.Id != meta.Primary && places[0].Length <= Longest)
            {
                read.AddUnknown("item", places[0].Offset, places[0].Length, read.Content.Need(places[0].Offset, places[0].Length));
            }
        }
    }
}
