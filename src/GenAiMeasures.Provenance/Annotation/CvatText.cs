using System.Text;

namespace GenAiMeasures.Provenance;

// the characters of an XML file, by its mark, its declaration or what the caller says
internal static class CvatText
{
    internal static TextReader Open(Stream stream, TextFileEncoding encoding)
    {
        byte[] head = new byte[256];
        int filled = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        TextFileEncoding asked = encoding == TextFileEncoding.Detect && Encoding.Latin1.GetString(head, 0, filled).Split("?>")[0] is var declaration
            && (declaration.Contains("gb18030", StringComparison.OrdinalIgnoreCase) || declaration.Contains("gbk", StringComparison.OrdinalIgnoreCase) || declaration.Contains("gb2312", StringComparison.OrdinalIgnoreCase))
            ? TextFileEncoding.Gb18030
            : encoding;
        (Encoding decoder, int mark) = TextDecoding.Begin(head.AsSpan(0, filled), asked);
        return new StreamReader(new PrefixedStream(head.AsMemory(mark, filled - mark), stream), decoder, detectEncodingFromByteOrderMarks: false, 64 * 1024);
    }
}
