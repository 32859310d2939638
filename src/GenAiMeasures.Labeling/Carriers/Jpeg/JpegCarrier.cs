namespace GenAiMeasures.Labeling;

/// <summary>
/// JPEG: the label stands in the XMP packet of an APP1 segment (TC260-PG-20259A, quoted). Also read: Exif UserComment, wrapped (its Annex B,
/// quoted) and ImageDescription, extended XMP, comments, and text in any other application segment.
/// </summary>
internal sealed class JpegCarrier : LabelCarrier
{
    private const string XmpPlace = "APP1 XMP";
    private const string ExtendedPlace = "APP1 extended XMP";
    private const string ExifPlace = "APP1 Exif";

    internal override string Format => "jpeg";

    internal override bool IsImage => true;

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) => head is [0xFF, 0xD8, 0xFF, ..];

    internal override void Read(CarrierRead read)
    {
        ByteSource content = read.Content;
        List<JpegSegment> segments = JpegWalk.Read(content, out long scan);
        string? extended = null;
        foreach (JpegSegment segment in segments)
        {
            switch (segment.Kind)
            {
                case JpegSegmentKind.Xmp:
                    XmpScan packet = XmpReader.Scan(Packet(content, segment));
                    XmpReader.Read(read, XmpPlace, isNormative: true, segment.Offset, segment.Length, packet);
                    extended ??= packet.ExtendedGuid;
                    break;
                case JpegSegmentKind.Exif:
                    read.AddExif(ExifPlace, segment.DataOffset + 6, content.Need(segment.DataOffset, segment.DataLength)[6..]);
                    break;
                case JpegSegmentKind.C2pa:
                    read.HasC2pa = true;
                    break;
                case JpegSegmentKind.Comment:
                    read.AddUtf8("COM", isNormative: false, segment.Offset, segment.Length, content.Need(segment.DataOffset, segment.DataLength), isKeyed: false);
                    break;
                case JpegSegmentKind.Plain or JpegSegmentKind.ExtendedXmp:
                    break;
                default:
                    read.AddUnknown(StrayPlace(segment), segment.Offset, segment.Length, content.Need(segment.DataOffset, segment.DataLength));
                    break;
            }
        }

        ReadExtended(read, segments, extended);
        if (!JpegWalk.HasEnd(content, scan))
        {
            throw DamagedContentException.Truncated();
        }
    }

    internal override void Write(CarrierWrite write)
    {
        ByteSource content = write.Content;
        List<JpegSegment> segments = JpegWalk.Read(content, out _);
        int main = segments.FindIndex(s => s.Kind == JpegSegmentKind.Xmp);
        for (int i = 0; i < segments.Count; i++)
        {
            JpegSegment segment = segments[i];
            switch (segment.Kind)
            {
                case JpegSegmentKind.Xmp when i != main:
                    Clean(write, segment);
                    break;
                case JpegSegmentKind.Exif:
                    BlankExif(write, segment);
                    break;
                case JpegSegmentKind.Comment or JpegSegmentKind.Other or JpegSegmentKind.Jfif:
                    RemoveStray(write, segment);
                    break;
                default:
                    break;
            }
        }

        JpegXmp.Write(write, segments, main);
    }

    internal static ReadOnlySpan<byte> Packet(ByteSource content, JpegSegment segment) =>
        content.Need(segment.DataOffset, segment.DataLength)[JpegWalk.XmpHead.Length..];

    private static string StrayPlace(JpegSegment segment) =>
        segment.Marker is >= 0xE0 and <= 0xEF ? "APP" + (segment.Marker - 0xE0).ToString(System.Globalization.CultureInfo.InvariantCulture) : "segment";

    private static void ReadExtended(CarrierRead read, List<JpegSegment> segments, string? guid)
    {
        if (!segments.Exists(s => s.Kind == JpegSegmentKind.ExtendedXmp))
        {
            return;
        }

        JpegExtendedXmp extended = JpegExtendedXmp.Read(read.Content, segments, guid);
        foreach ((long offset, byte[] packet) in extended.Packets)
        {
            read.AddXmp(ExtendedPlace, isNormative: false, offset, packet);
        }

        if (extended.IsIncomplete)
        {
            read.Damage(new LabelNote("extended_xmp", "Parts of the extended XMP packet are missing", "扩展 XMP 数据包不完整"));
        }
    }

    // a second packet keeps what is not a label
    private static void Clean(CarrierWrite write, JpegSegment segment)
    {
        XmpScan scan = XmpScan.Of(XmpText.DecodeExactly(Packet(write.Content, segment)));
        if (scan.Labels.Count > 0)
        {
            byte[] packet = XmpText.Utf8.GetBytes(XmpWriter.Clean(scan));
            write.Edits.Replace(segment.Offset, segment.Length, JpegXmp.Segment(JpegWalk.XmpHead, packet));
        }
    }

    private static void BlankExif(CarrierWrite write, JpegSegment segment)
    {
        long tiff = segment.DataOffset + 6;
        foreach (ExifText text in ExifReader.FindLabels(write.Content.Need(segment.DataOffset, segment.DataLength)[6..]))
        {
            write.Edits.Replace(tiff + text.Offset, text.Length, ExifReader.Blank(text));
        }
    }

    // what stands before glued JSON stays
    private static void RemoveStray(CarrierWrite write, JpegSegment segment)
    {
        ReadOnlySpan<byte> data = write.Content.Need(segment.DataOffset, segment.DataLength);
        int at = StrayLabel.Find(data);
        if (at < 0)
        {
            return;
        }

        if (at == 0 || segment.Kind == JpegSegmentKind.Comment)
        {
            write.Edits.Delete(segment.Offset, segment.Length);
            return;
        }

        int length = at + 2;
        write.Edits.Replace(segment.DataOffset - 2, segment.DataLength + 2, (byte[])[(byte)(length >> 8), (byte)length, .. data[..at]]);
    }
}
