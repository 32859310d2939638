namespace GenAiMeasures.Labeling;

// The segments from the start of the image to its first scan, and whether the image ends.
internal static class JpegWalk
{
    internal static ReadOnlySpan<byte> XmpHead => "http://ns.adobe.com/xap/1.0/\0"u8;

    internal static ReadOnlySpan<byte> ExtendedHead => "http://ns.adobe.com/xmp/extension/\0"u8;

    private const int LongestHead = 40;

    // the last marker may have other data behind it: so much of the tail is searched before the whole
    private const int Tail = 64 * 1024;

    internal static List<JpegSegment> Read(ByteSource content, out long scan)
    {
        var segments = new List<JpegSegment>(8);
        bool hasFrame = false;
        long at = 2;
        while (true)
        {
            long start = at;
            if (content.ReadByte(at) != 0xFF)
            {
                throw DamagedContentException.Malformed("a segment does not begin with a marker");
            }

            byte marker = 0xFF;
            while (marker == 0xFF)
            {
                // fill bytes
                marker = content.ReadByte(++at);
            }

            if (marker is 0 or 1 or (>= 0xD0 and <= 0xD9) or (>= 0x02 and <= 0xBF))
            {
                throw DamagedContentException.Malformed("there is a marker without a segment before the image data");
            }

            ReadOnlySpan<byte> head = content.Need(at + 1, 2);
            int length = (head[0] << 8) | head[1];
            if (length < 2)
            {
                throw DamagedContentException.Malformed("a segment has no length");
            }

            content.Need(at + 1 + length - 1, 1);
            var segment = new JpegSegment(marker, JpegSegmentKind.Other, start, at + 3, length - 2);
            segment = segment with { Kind = KindOf(marker, content.Peek(segment.DataOffset, Math.Min(segment.DataLength, LongestHead))) };
            Check(segment, content);
            if (marker == 0xDA)
            {
                scan = start;
                return hasFrame ? segments : throw DamagedContentException.Malformed("image data without a frame");
            }

            hasFrame |= IsFrame(marker);
            segments.Add(segment);
            at = segment.End;
        }
    }

    // image data are not read: the end marker is looked for from behind
    internal static bool HasEnd(ByteSource content, long scan)
    {
        ReadOnlySpan<byte> last = content.Peek(content.Length - 2, 2);
        if (last is [0xFF, 0xD9])
        {
            return true;
        }

        long from = Math.Max(scan, content.Length - Tail);
        while (true)
        {
            int length = (int)Math.Min(content.Length - from, Tail + 1);
            if (content.Peek(from, length).IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0)
            {
                return true;
            }

            if (from == scan)
            {
                return false;
            }

            from = Math.Max(scan, from - Tail);
        }
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // a marker that was changed into another one does not get through as that one
    private static void Check(JpegSegment segment, ByteSource content)
    {
        ReadOnlySpan<byte> data = content.Peek(segment.DataOffset, Math.Min(segment.DataLength, 6));
        bool isPlausible = segment.Marker switch
        {
            0xDA => data.Length > 0 && data[0] is >= 1 and <= 4 && segment.DataLength == 4 + (2 * data[0]),
            0xDD => segment.DataLength == 2,
            0xC4 => segment.DataLength >= 17,
            0xDB => segment.DataLength >= 65,
            _ when IsFrame(segment.Marker) => data.Length == 6 && segment.DataLength == 6 + (3 * data[5]),
            _ => true,
        };
        if (!isPlausible)
        {
            throw DamagedContentException.Malformed("a segment's length does not fit its kind");
        }
    }

    private static JpegSegmentKind KindOf(byte marker, ReadOnlySpan<byte> head) => marker switch
    {
        0xE0 when head.StartsWith("JFIF\0"u8) || head.StartsWith("JFXX\0"u8) => JpegSegmentKind.Jfif,
        0xE1 when head.StartsWith(XmpHead) => JpegSegmentKind.Xmp,
        0xE1 when head.StartsWith(ExtendedHead) => JpegSegmentKind.ExtendedXmp,
        0xE1 when head.StartsWith("Exif\0"u8) => JpegSegmentKind.Exif,
        0xE2 when head.StartsWith("ICC_PROFILE\0"u8) => JpegSegmentKind.Plain,
        0xEB when head.Length >= 16 && head.StartsWith("JP"u8) && head[12..16].SequenceEqual("jumb"u8) => JpegSegmentKind.C2pa,
        0xFE => JpegSegmentKind.Comment,
        (>= 0xE0 and <= 0xEF) or (>= 0xF0 and <= 0xFD) => JpegSegmentKind.Other,
        _ => JpegSegmentKind.Plain,
    };
}
