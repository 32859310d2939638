using System.Text;

namespace GenAiMeasures.Labeling;

// A packet's bytes as text: UTF-8, and UTF-16 and UTF-32 in both orders, told by where the zeros of its first bracket are.
internal static class XmpText
{
    internal static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static string Decode(ReadOnlySpan<byte> packet, out bool isUtf8)
    {
        Encoding encoding = Detect(packet);
        isUtf8 = encoding is UTF8Encoding;
        string text = encoding.GetString(packet);
        return text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
    }

    // strictly, for a packet that is written again: nothing of it may be lost
    internal static string DecodeExactly(ReadOnlySpan<byte> packet)
    {
        try
        {
            return Detect(packet) is UTF8Encoding ? Utf8.GetString(packet) : Decode(packet, out _);
        }
        catch (DecoderFallbackException)
        {
            throw new DamagedContentException("xmp_encoding", "The XMP packet is not valid UTF-8", "XMP 数据包不是有效的 UTF-8");
        }
    }

    private static Encoding Detect(ReadOnlySpan<byte> packet) => packet switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };
}
