using System.Text;

namespace GenAiMeasures.Labeling;

// What stands in a text chunk: Latin-1, compressed, or UTF-8 with or without compression.
internal readonly record struct PngText(string Keyword, byte[] Text, bool IsCompressed, bool IsLatin)
{
    internal const string XmpKeyword = "XML:com.adobe.xmp";

    private const int LongestKeyword = 79;

    internal bool IsXmp => string.Equals(Keyword, XmpKeyword, StringComparison.Ordinal);

    internal bool IsAigc => string.Equals(Keyword, "AIGC", StringComparison.OrdinalIgnoreCase);

    // hexadecimal dumps of other blocks, as one family of tools writes them
    internal bool IsRawProfile => Keyword.StartsWith("Raw profile type ", StringComparison.Ordinal);

    internal static PngText Read(uint type, ReadOnlySpan<byte> data)
    {
        int end = data[..Math.Min(data.Length, LongestKeyword + 1)].IndexOf((byte)0);
        if (end <= 0)
        {
            throw DamagedContentException.Malformed("a text chunk has no keyword");
        }

        string keyword = Encoding.Latin1.GetString(data[..end]);
        data = data[(end + 1)..];
        switch (type)
        {
            case PngWalk.TextLatin:
                return new PngText(keyword, data.ToArray(), IsCompressed: false, IsLatin: true);
            case PngWalk.TextCompressed:
                Require(data.Length > 0 && data[0] == 0);
                return new PngText(keyword, Inflated.Zlib(data[1..]), IsCompressed: true, IsLatin: true);
            default:
                Require(data.Length >= 2 && data[0] <= 1 && data[1] == 0);
                bool isCompressed = data[0] == 1;
                data = Skip(Skip(data[2..]));
                return new PngText(keyword, isCompressed ? Inflated.Zlib(data) : data.ToArray(), isCompressed, IsLatin: false);
        }
    }

    internal string Decode() => IsLatin ? Encoding.Latin1.GetString(Text) : Encoding.UTF8.GetString(Text);

    private static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> data)
    {
        int end = data.IndexOf((byte)0);
        Require(end >= 0);
        return data[(end + 1)..];
    }

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw DamagedContentException.Malformed("a text chunk is not built as its type says");
        }
    }
}
