namespace GenAiMeasures.Labeling;

/// <summary>
/// The block of data before a Markdown text: YAML between lines of three dashes, TOML between three plus signs, or a JSON object. It is not
/// given to a parser with types: a code of digits is a text and no number. Offsets count characters.
/// </summary>
internal sealed class FrontMatter
{
    private FrontMatter()
    {
    }

    internal FrontMatterKind Kind { get; private init; }

    // what stands between the fences, without them
    internal int BodyStart { get; private init; }

    internal int BodyEnd { get; private init; }

    internal string LineEnd { get; private init; } = "\n";

    internal bool IsOpen { get; private init; }

    internal static FrontMatter? Find(string text)
    {
        string end = LineEndOf(text);
        foreach ((string fence, FrontMatterKind kind) in (ReadOnlySpan<(string, FrontMatterKind)>)[("---", FrontMatterKind.Yaml), ("+++", FrontMatterKind.Toml)])
        {
            if (!text.StartsWith(fence, StringComparison.Ordinal) || !IsLineEnd(text, 3))
            {
                continue;
            }

            int body = NextLine(text, 0);
            for (int line = body; line < text.Length; line = NextLine(text, line))
            {
                bool isFence = string.CompareOrdinal(text, line, fence, 0, 3) == 0 || (kind == FrontMatterKind.Yaml && string.CompareOrdinal(text, line, "...", 0, 3) == 0);
                if (isFence && IsLineEnd(text, line + 3))
                {
                    return new FrontMatter { Kind = kind, BodyStart = body, BodyEnd = line, LineEnd = end };
                }
            }

            return new FrontMatter { Kind = kind, BodyStart = body, BodyEnd = text.Length, LineEnd = end, IsOpen = true };
        }

        return text.Length > 1 && text[0] == '{' && text[1] is '\n' or '\r' or '"' or ' '
            ? new FrontMatter { Kind = FrontMatterKind.Json, BodyStart = 0, BodyEnd = text.Length, LineEnd = end }
            : null;
    }

    internal static int NextLine(string text, int at)
    {
        int end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }

    internal static string LineEndOf(string text)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
    }

    private static bool IsLineEnd(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at >= text.Length || text[at] is '\n' or '\r';
    }
}
