using System.Globalization;
using System.Text;

namespace GenAiMeasures.Labeling;

// "Raw profile type exif" and its kind: a line with the kind, a line with the length, then hexadecimal digits.
internal static class PngRawProfile
{
    internal static void Read(CarrierRead read, string name, PngChunk chunk, PngText text)
    {
        byte[] block = Decode(text);
        string place = name + " profile";
        if (IsXmp(text, block))
        {
            read.AddXmp(place, isNormative: false, chunk.Offset, Body(text, block));
        }
        else if (text.Keyword.EndsWith("exif", StringComparison.Ordinal) || block.AsSpan().StartsWith("Exif\0\0"u8))
        {
            read.AddExif(place, chunk.Offset, Body(text, block));
        }
        else
        {
            read.AddUnknown(place, chunk.Offset, chunk.Length, block);
        }
    }

    internal static byte[] Decode(PngText text)
    {
        var hex = new StringBuilder(text.Text.Length);
        int lines = 0;
        foreach (byte b in text.Text)
        {
            if (b == '\n')
            {
                lines++;
            }
            else if (lines >= 3 && char.IsAsciiHexDigit((char)b))
            {
                hex.Append((char)b);
            }
        }

        return Convert.FromHexString(hex.ToString(0, hex.Length & ~1));
    }

    internal static byte[] Encode(PngText text, ReadOnlySpan<byte> block)
    {
        string kind = text.Keyword["Raw profile type ".Length..];
        string hex = Convert.ToHexStringLower(block);
        var lines = new StringBuilder(hex.Length + 64).Append('\n').Append(kind).Append('\n').Append(block.Length.ToString(CultureInfo.InvariantCulture).PadLeft(8));
        for (int at = 0; at < hex.Length; at += 72)
        {
            lines.Append('\n').Append(hex.AsSpan(at, Math.Min(72, hex.Length - at)));
        }

        return Encoding.Latin1.GetBytes(lines.Append('\n').ToString());
    }

    internal static bool IsXmp(PngText text, ReadOnlySpan<byte> block) =>
        text.Keyword.EndsWith("xmp", StringComparison.Ordinal) || block.StartsWith(JpegWalk.XmpHead);

    internal static int HeadLength(PngText text, ReadOnlySpan<byte> block) =>
        block.StartsWith("Exif\0\0"u8) ? 6 : IsXmp(text, block) && block.StartsWith(JpegWalk.XmpHead) ? JpegWalk.XmpHead.Length : 0;

    private static ReadOnlySpan<byte> Body(PngText text, ReadOnlySpan<byte> block) => block[HeadLength(text, block)..];
}
