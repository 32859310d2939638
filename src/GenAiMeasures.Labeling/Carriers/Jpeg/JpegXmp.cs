#pragma warning disable CA5351 // the extended packet is named by its MD5, as the XMP specification has it; nothing is protected by it
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GenAiMeasures.Labeling;

// Writes the packet with the label, which always stands in the first segment; what no longer fits beside it goes on in extended ones.
internal static class JpegXmp
{
    private const int MaxPacket = 65502;

    internal static void Write(CarrierWrite write, List<JpegSegment> segments, int main)
    {
        ByteSource content = write.Content;
        if (main < 0)
        {
            byte[] packet = XmpWriter.Create(write.Label, write.AddsDigitalSourceType);
            write.Edits.Insert(PlaceFor(segments), Segment(JpegWalk.XmpHead, Fitting(packet)));
            return;
        }

        JpegSegment segment = segments[main];
        byte[]? cleaned = CleanExtended(write, segments, out string? oldGuid, out string? newGuid);
        string text = XmpText.DecodeExactly(JpegCarrier.Packet(content, segment));
        if (cleaned is not null)
        {
            text = text.Replace(oldGuid!, newGuid, StringComparison.OrdinalIgnoreCase);
        }

        byte[] merged = LabelReader.Trim(text).IsEmpty
            ? XmpWriter.Create(write.Label, write.AddsDigitalSourceType)
            : XmpText.Utf8.GetBytes(XmpWriter.Merge(XmpScan.Of(text), write.Label, write.AddsDigitalSourceType));
        if (merged.Length <= MaxPacket)
        {
            write.Edits.Replace(segment.Offset, segment.Length, Segment(JpegWalk.XmpHead, merged));
            return;
        }

        if (segments.Exists(s => s.Kind == JpegSegmentKind.ExtendedXmp))
        {
            throw new DamagedContentException(
                "xmp_full", "The XMP packet has no room for a label and is extended already", "XMP 数据包已满且已有扩展数据包，无法写入标识", LabelFailure.Unsupported);
        }

        write.Edits.Replace(segment.Offset, segment.Length, Split(write, XmpScan.Of(text)));
    }

    internal static byte[] Segment(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        int length = 2 + head.Length + body.Length;
        byte[] segment = new byte[length + 2];
        segment[0] = 0xFF;
        segment[1] = 0xE1;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), checked((ushort)length));
        head.CopyTo(segment.AsSpan(4));
        body.CopyTo(segment.AsSpan(4 + head.Length));
        return segment;
    }

    // behind JFIF and Exif, before everything else
    private static long PlaceFor(List<JpegSegment> segments)
    {
        long place = 2;
        foreach (JpegSegment segment in segments)
        {
            if (segment.Kind is not (JpegSegmentKind.Jfif or JpegSegmentKind.Exif))
            {
                break;
            }

            place = segment.End;
        }

        return place;
    }

    private static byte[] Fitting(byte[] packet) => packet.Length <= MaxPacket ? packet : throw new DamagedContentException(
        "label_too_long", "The label does not fit into one segment", "标识过长，无法写入单个段", LabelFailure.TooLarge);

    // the label moves out of extended packets: they are made anew under a new name
    private static byte[]? CleanExtended(CarrierWrite write, List<JpegSegment> segments, out string? oldGuid, out string? newGuid)
    {
        oldGuid = newGuid = null;
        List<JpegSegment> parts = segments.FindAll(s => s.Kind == JpegSegmentKind.ExtendedXmp);
        if (parts.Count == 0)
        {
            return null;
        }

        JpegExtendedXmp extended = JpegExtendedXmp.Read(write.Content, segments, guid: null);
        if (!extended.Packets.Exists(p => XmpReader.Scan(p.Packet).Labels.Count > 0))
        {
            return null;
        }

        if (extended.Packets.Count > 1)
        {
            throw new DamagedContentException("extended_xmp", "There are several extended XMP packets", "存在多个扩展 XMP 数据包", LabelFailure.Unsupported);
        }

        byte[] packet = XmpText.Utf8.GetBytes(XmpWriter.Clean(XmpScan.Of(XmpText.DecodeExactly(extended.Packets[0].Packet))));
        oldGuid = JpegExtendedXmp.Guid(write.Content, parts[0]);
        byte[] made = Extended(packet, out newGuid);
        write.Edits.Replace(parts[0].Offset, parts[0].Length, made);
        foreach (JpegSegment part in parts.Skip(1))
        {
            write.Edits.Delete(part.Offset, part.Length);
        }

        return packet;
    }

    // the packet that was there becomes the extended one, and the label stands alone in a new first one
    private static byte[] Split(CarrierWrite write, XmpScan scan)
    {
        byte[] extended = Extended(XmpText.Utf8.GetBytes(XmpWriter.Clean(scan)), out string guid);
        string main = XmpText.Utf8.GetString(XmpWriter.Create(write.Label, write.AddsDigitalSourceType && scan.DigitalSourceType is null));
        main = main.Replace(
            "</rdf:RDF>",
            $"<rdf:Description rdf:about=\"{scan.About}\" xmlns:xmpNote=\"{XmpNames.Note}\" xmpNote:HasExtendedXMP=\"{guid}\"/></rdf:RDF>",
            StringComparison.Ordinal);
        return [.. Segment(JpegWalk.XmpHead, Fitting(XmpText.Utf8.GetBytes(main))), .. extended];
    }

    private static byte[] Extended(byte[] packet, out string guid)
    {
        const int PartLength = 65400;
        guid = Convert.ToHexString(MD5.HashData(packet));
        var segments = new MemoryStream(packet.Length + 1024);
        byte[] head = new byte[JpegExtendedXmp.HeadLength];
        JpegWalk.ExtendedHead.CopyTo(head);
        System.Text.Encoding.ASCII.GetBytes(guid, head.AsSpan(35));
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(67), (uint)packet.Length);
        for (int at = 0; at < packet.Length; at += PartLength)
        {
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(71), (uint)at);
            segments.Write(Segment(head, packet.AsSpan(at, Math.Min(PartLength, packet.Length - at))));
        }

        return segments.ToArray();
    }
}
