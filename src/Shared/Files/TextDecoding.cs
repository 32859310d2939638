using System.Text;

namespace GenAiMeasures;

// which decoder reads a file; always a strict one
internal static class TextDecoding
{
    private const int BigEndianPage = 1201;
    private const int LittleEndianPage = 1200;
    private const int Gb18030Page = 54936;

    // the decoder, and how many bytes its byte order mark takes
    internal static (Encoding Decoder, int Mark) Begin(ReadOnlySpan<byte> bytes, TextFileEncoding encoding)
    {
        bool isUtf8 = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        bool isLittle = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]);
        bool isBig = bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if ((encoding == TextFileEncoding.Detect && (isLittle || isBig)) || encoding == TextFileEncoding.Utf16)
        {
            return (new UnicodeEncoding(isBig, byteOrderMark: false, throwOnInvalidBytes: true), isLittle || isBig ? 2 : 0);
        }

        return encoding == TextFileEncoding.Gb18030
            ? (CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!, 0)
            : (new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), isUtf8 ? 3 : 0);
    }

    internal static int UnitOf(Encoding decoder) => decoder.CodePage is LittleEndianPage or BigEndianPage ? 2 : 1;

    internal static bool IsBigEndian(Encoding decoder) => decoder.CodePage == BigEndianPage;

    internal static void Report(ProblemList problems, long line, Encoding decoder)
    {
        string name = UnitOf(decoder) == 2 ? "UTF-16" : decoder.CodePage == Gb18030Page ? "GB 18030" : "UTF-8";
        problems.Add(
            line, "encoding", $"The line is not {name}. Save the whole file in one encoding, or name the one it has (utf8, utf16, gb18030).",
            $"该行不是 {name} 编码。请将整个文件保存为同一种编码，或者指明其编码（utf8、utf16、gb18030）。");
    }
}
