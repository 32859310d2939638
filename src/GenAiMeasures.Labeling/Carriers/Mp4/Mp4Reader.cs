using System.Text;

namespace GenAiMeasures.Labeling;

// Every place of a movie file at which a label may stand.
internal static class Mp4Reader
{
    internal const string Place = "moov/udta/meta keys AIGC";
    private const int MaxStray = 64 * 1024;

    internal static void Read(CarrierRead read)
    {
        Mp4File file = Mp4File.Parse(read.Content);
        foreach (Mp4Box box in file.Boxes)
        {
            if (box.Type == Mp4Types.Moov)
            {
                ReadMoov(read, file.MoovChildren, "moov/");
            }
            else
            {
                ReadTop(read, box);
            }
        }

        if (file.Damage is not null)
        {
            throw file.Damage;
        }
    }

    // a box beside the movie header
    internal static bool ReadTop(CarrierRead read, Mp4Box box)
    {
        int before = read.SiteCount;
        switch (box.Type)
        {
            case Mp4Types.Uuid when box.DataLength >= 16:
                ReadUuid(read, box, "");
                break;
            case Mp4Types.Meta:
                ReadMeta(read, Mp4Meta.Parse(read.Content, box), "");
                break;
            case Mp4Types.Udta:
                ReadUdta(read, box, "");
                break;
            case Mp4Types.Ftyp or Mp4Types.Moof or Mp4Types.Mdat or Mp4Types.Free or Mp4Types.Skip or Mp4Types.Wide:
                break;
            default:
                ReadOther(read, box, "");
                break;
        }

        return read.SiteCount > before;
    }

    // the boxes of a movie header
    internal static void ReadMoov(CarrierRead read, List<Mp4Box> children, string path)
    {
        foreach (Mp4Box box in children)
        {
            ReadMoovChild(read, box, path);
        }
    }

    internal static bool ReadMoovChild(CarrierRead read, Mp4Box box, string path)
    {
        int before = read.SiteCount;
        switch (box.Type)
        {
            case Mp4Types.Udta:
                ReadUdta(read, box, path);
                break;
            case Mp4Types.Meta:
                ReadMeta(read, Mp4Meta.Parse(read.Content, box), path);
                break;
            case Mp4Types.Trak:
                foreach (Mp4Box child in box.Children(read.Content))
                {
                    if (child.Type is Mp4Types.Udta or Mp4Types.Meta)
                    {
                        ReadMoovChild(read, child, path + "trak/");
                    }
                }

                break;
            case Mp4Types.Uuid when box.DataLength >= 16:
                ReadUuid(read, box, path);
                break;
            case Mp4Types.Cmov:
                ReadPacked(read, box);
                break;
            case Mp4Types.Free or Mp4Types.Skip:
                break;
            default:
                ReadOther(read, box, path);
                break;
        }

        return read.SiteCount > before;
    }

    internal static void ReadUdta(CarrierRead read, Mp4Box udta, string path)
    {
        foreach (Mp4Box box in udta.Children(read.Content))
        {
            ReadUdtaChild(read, box, path + "udta/");
        }
    }

    internal static bool ReadUdtaChild(CarrierRead read, Mp4Box box, string path)
    {
        int before = read.SiteCount;
        switch (box.Type)
        {
            case Mp4Types.Meta:
                ReadMeta(read, Mp4Meta.Parse(read.Content, box), path);
                break;
            case Mp4Types.Xmp:
                read.AddXmp(path + "XMP_", isNormative: false, box.Offset, read.Content.Need(box.DataOffset, box.DataLength));
                break;
            case Mp4Types.Free or Mp4Types.Skip:
                break;
            default:
                ReadOther(read, box, path);
                break;
        }

        return read.SiteCount > before;
    }

    internal static bool ReadItem(CarrierRead read, Mp4Meta meta, Mp4Box item, string path)
    {
        int before = read.SiteCount;
        List<Mp4Box> children = item.Children(read.Content);
        Mp4Key? key = meta.KeyOf(item);
        string place = path + "meta " + (key is { IsLabel: true } ? "keys AIGC" : key is not null ? "keys" : "ilst");
        bool isKeyed = key?.SpeaksOfLabel ?? FourCc.IsAigc(item.Type);
        if (item.Type == Mp4Types.Freeform && Mp4Box.Find(children, Mp4Types.Name) is { DataLength: > 4 } name && name.DataLength < 1024)
        {
            string text = Encoding.UTF8.GetString(read.Content.Need(name.DataOffset + 4, name.DataLength - 4));
            isKeyed = text.Contains("AIGC", StringComparison.OrdinalIgnoreCase);
            place = path + "meta ilst ----" + (isKeyed ? ":AIGC" : "");
        }

        bool isNormative = key is { IsLabel: true } && meta.Handler == Mp4Types.Mdta && path == "moov/udta/";
        foreach (Mp4Box data in children)
        {
            if (data.Type == Mp4Types.Data && data.DataLength >= 8)
            {
                AddData(read, data, item, place, isNormative, isKeyed);
            }
            else if (data.Type is not (Mp4Types.Mean or Mp4Types.Name) && data.DataLength <= MaxStray)
            {
                read.AddUnknown(place, item.Offset, item.Length, read.Content.Need(data.DataOffset, data.DataLength));
            }
        }

        if (isKeyed && read.SiteCount == before)
        {
            read.AddUnreadable(place, isNormative, item.Offset, item.Length);
        }

        return read.SiteCount > before;
    }

    private static void ReadMeta(CarrierRead read, Mp4Meta meta, string path)
    {
        foreach (Mp4Box item in meta.Items)
        {
            ReadItem(read, meta, item, path);
        }

        foreach (Mp4Box child in meta.Children)
        {
            ReadMetaChild(read, child, path);
        }
    }

    // what a meta box holds besides its items; keys alone are no label
    internal static bool ReadMetaChild(CarrierRead read, Mp4Box child, string path)
    {
        int before = read.SiteCount;
        if (child.Type is not (Mp4Types.Keys or Mp4Types.Ilst or Mp4Types.Free or Mp4Types.Skip))
        {
            ReadOther(read, child, path + "meta/");
        }

        return read.SiteCount > before;
    }

    private static void AddData(CarrierRead read, Mp4Box data, Mp4Box item, string place, bool isNormative, bool isKeyed)
    {
        uint type = read.Content.ReadUInt32BigEndian(data.DataOffset) & 0xFFFFFF;
        if (type > 2 && !isKeyed && data.DataLength > MaxStray)
        {
            // a picture
            return;
        }

        ReadOnlySpan<byte> value = read.Content.Need(data.DataOffset + 8, data.DataLength - 8);
        if (type > 2 && !isKeyed)
        {
            read.AddUnknown(place, item.Offset, item.Length, value);
        }
        else if (type == 2)
        {
            read.AddText(place, isNormative, item.Offset, item.Length, Encoding.BigEndianUnicode.GetString(value), isKeyed);
        }
        else if (!read.AddUtf8(place, isNormative, item.Offset, item.Length, value, isKeyed) && !isKeyed && value.Length <= MaxStray)
        {
            read.AddUnknown(place, item.Offset, item.Length, value);
        }
    }

    private static void ReadUuid(CarrierRead read, Mp4Box box, string path)
    {
        ReadOnlySpan<byte> id = read.Content.Need(box.DataOffset, 16);
        bool isXmp = id.SequenceEqual(Mp4Types.XmpId);
        if (isXmp)
        {
            read.AddXmp(path + "uuid XMP", isNormative: false, box.Offset, read.Content.Need(box.DataOffset + 16, box.DataLength - 16));
        }
        else if (id.SequenceEqual(Mp4Types.C2paId))
        {
            read.HasC2pa = true;
        }

        if (!isXmp)
        {
            ReadOther(read, box, path);
        }
    }

    private static void ReadOther(CarrierRead read, Mp4Box box, string path)
    {
        string place = path + FourCc.Text(box.Type);
        if (FourCc.IsAigc(box.Type))
        {
            if (!read.AddUtf8(place, isNormative: false, box.Offset, box.Length, read.Content.Need(box.DataOffset, box.DataLength), isKeyed: true))
            {
                read.AddUnreadable(place, isNormative: false, box.Offset, box.Length);
            }
        }
        else if (box.DataLength <= MaxStray)
        {
            read.AddUnknown(place, box.Offset, box.Length, read.Content.Need(box.DataOffset, box.DataLength));
        }
    }

    // offsets inside are those of the packed header
    private static void ReadPacked(CarrierRead read, Mp4Box cmov)
    {
        if (Mp4File.Unpack(read.Content, cmov) is not { } header)
        {
            throw DamagedContentException.Malformed("its movie header is packed in an unknown way");
        }

        var inside = new CarrierRead(new MemorySource(header), "");
        Mp4Box moov = Mp4Box.Read(inside.Content, 0, header.Length);
        ReadMoov(inside, [.. moov.Children(inside.Content).Where(static box => box.Type != Mp4Types.Cmov)], "cmov/");
        foreach (LabelSite site in inside.ToResult().Sites)
        {
            read.AddSite(site with { Offset = cmov.Offset, Length = cmov.Length });
        }
    }
}
