namespace GenAiMeasures.Labeling;

// an attribute of a tag, quoted in either way or not at all
internal readonly record struct HtmlAttribute(int NameStart, int NameEnd, int ValueStart, int ValueEnd)
{
    internal static bool TryRead(string text, ref int at, int end, out HtmlAttribute attribute)
    {
        attribute = default;
        while (at < end && text[at] is ' ' or '\t' or '\r' or '\n' or '/')
        {
            at++;
        }

        int name = at;
        while (at < end && text[at] is not (' ' or '\t' or '\r' or '\n' or '=' or '>'))
        {
            at++;
        }

        int nameEnd = at;
        while (at < end && text[at] is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }

        if (nameEnd == name || at >= end)
        {
            return false;
        }

        if (text[at] != '=')
        {
            attribute = new HtmlAttribute(name, nameEnd, nameEnd, nameEnd);
            return true;
        }

        at++;
        while (at < end && text[at] is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }

        if (at >= end)
        {
            return false;
        }

        bool isQuoted = text[at] is '"' or '\'';
        int start = isQuoted ? at + 1 : at;
        int close = isQuoted ? text.IndexOf(text[at], start) : start + text.AsSpan(start, end - start).IndexOfAny(" \t\r\n>");
        if (close < start || close > end)
        {
            return false;
        }

        at = isQuoted ? close + 1 : close;
        attribute = new HtmlAttribute(name, nameEnd, start, close);
        return true;
    }
}
