using System.Text;

namespace GenAiMeasures.Labeling;

// A value of a PDF file, with its place in the bytes it was read from, so that what does not change is copied as it is.
internal sealed class PdfValue
{
    internal static PdfValue Null { get; } = new();

    internal PdfKind Kind { get; init; }

    internal int Start { get; init; }

    internal int End { get; init; }

    // of a number or a reference
    internal long Number { get; init; }

    internal int Generation { get; init; }

    // of a name or a text, without escapes
    internal byte[] Bytes { get; init; } = [];

    internal List<PdfValue> Items { get; init; } = [];

    internal List<PdfMember> Members { get; init; } = [];

    internal string Name => Kind == PdfKind.Name ? Encoding.Latin1.GetString(Bytes) : "";

    internal PdfValue this[string key]
    {
        get
        {
            foreach (PdfMember member in Members)
            {
                if (string.Equals(member.Key, key, StringComparison.Ordinal))
                {
                    return member.Value;
                }
            }

            return Null;
        }
    }

    // UTF-16 and UTF-8 say so by their first bytes; everything else is nearly ASCII
    internal string DecodeText()
    {
        if (Bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode.GetString(Bytes.AsSpan(2));
        }

        if (Bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode.GetString(Bytes.AsSpan(2));
        }

        int skip = Bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        return System.Text.Unicode.Utf8.IsValid(Bytes.AsSpan(skip)) ? Encoding.UTF8.GetString(Bytes.AsSpan(skip)) : Encoding.Latin1.GetString(Bytes);
    }
}
