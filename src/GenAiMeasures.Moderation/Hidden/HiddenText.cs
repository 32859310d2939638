using System.Text;

namespace GenAiMeasures.Moderation;

// escapes, tags and Base64 of a whole text
internal static class HiddenText
{
    // without one of these in a text nothing is hidden in it: escapes and tags begin with a sign, Base64 of Chinese needs letters
    internal static readonly System.Buffers.SearchValues<char> Openers =
        System.Buffers.SearchValues.Create("&<%\\ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_");

    internal static List<Hit> Scan(LexiconSnapshot snapshot, ReadOnlySpan<char> text)
    {
        var markup = new MarkupScanner(snapshot);
        markup.Write(text);
        markup.Complete();
        var base64 = new Base64Scanner(snapshot);
        base64.Write(text);
        base64.Complete();
        List<Hit> hits = markup.Hits;
        hits.AddRange(base64.Hits);
        return hits;
    }

    // A span as what shows it would, Base64 apart: for reading by people only.
    internal static string Decode(string span)
    {
        var text = new StringBuilder();
        for (int at = 0; at < span.Length; at++)
        {
            int end = span[at] is '&' or '\\' or '%' or '<' ? EndOfEscape(span, at) : at;
            if (end <= at)
            {
                text.Append(span[at]);
                continue;
            }

            at = end - 1;
        }

        return text.ToString();

        int EndOfEscape(string span, int at)
        {
            for (int end = at + 2; end <= Math.Min(span.Length, at + 256); end++)
            {
                switch (EscapeReader.Read(span.AsSpan(at, end - at), out int codePoint))
                {
                    case EscapeState.Open:
                        continue;
                    case EscapeState.Character:
                        text.Append(codePoint is >= 0xD800 and < 0xE000 ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint));
                        return end;
                    case EscapeState.Tag:
                        return end;
                    default:
                        return at;
                }
            }

            return at;
        }
    }
}
