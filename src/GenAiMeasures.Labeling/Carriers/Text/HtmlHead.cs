namespace GenAiMeasures.Labeling;

// Walks the head of an HTML text: tags, comments and scripts up to the body, not more.
internal sealed class HtmlHead
{
    internal const int MaxLength = 1024 * 1024;

    private HtmlHead()
    {
    }

    internal List<HtmlMeta> Metas { get; } = [];

    // texts of JSON-LD scripts
    internal List<(int Start, int End)> Scripts { get; } = [];

    // behind the meta that names the character set, or the opening tag of the head
    internal int InsertAt { get; private set; } = -1;

    internal bool IsCutOff { get; private set; }

    internal static HtmlHead Read(string text)
    {
        var head = new HtmlHead();
        head.Walk(text);
        return head;
    }

    private void Walk(string text)
    {
        int at = 0;
        while (at < text.Length)
        {
            int open = text.IndexOf('<', at);
            if (open < 0)
            {
                return;
            }

            if (string.CompareOrdinal(text, open, "<!--", 0, 4) == 0)
            {
                int close = text.IndexOf("-->", open + 4, StringComparison.Ordinal);
                if (close < 0)
                {
                    IsCutOff = true;
                    return;
                }

                AddComment(text, open, close);
                at = close + 3;
                continue;
            }

            int end = TagEnd(text, open);
            if (end < 0)
            {
                IsCutOff = true;
                return;
            }

            ReadOnlySpan<char> name = Name(text, open);
            if (name.Equals("body", StringComparison.OrdinalIgnoreCase) || name.Equals("/head", StringComparison.OrdinalIgnoreCase))
            {
                return;
            }

            if (name.Equals("head", StringComparison.OrdinalIgnoreCase))
            {
                InsertAt = end;
            }
            else if (name.Equals("meta", StringComparison.OrdinalIgnoreCase))
            {
                AddMeta(text, open, end);
            }
            else if (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase) || name.Equals("title", StringComparison.OrdinalIgnoreCase))
            {
                int close = text.IndexOf("</" + name.ToString(), end, StringComparison.OrdinalIgnoreCase);
                if (close < 0)
                {
                    IsCutOff = true;
                    return;
                }

                if (text.AsSpan(open, end - open).Contains("ld+json", StringComparison.OrdinalIgnoreCase))
                {
                    Scripts.Add((end, close));
                }

                end = close;
            }

            at = end;
        }
    }

    private void AddComment(string text, int open, int close)
    {
        ReadOnlySpan<char> content = text.AsSpan(open + 4, close - open - 4);
        if (content.TrimStart().StartsWith("AIGC", StringComparison.OrdinalIgnoreCase))
        {
            Metas.Add(new HtmlMeta(true, open, close + 3, open + 4, close));
        }
    }

    private void AddMeta(string text, int open, int end)
    {
        ReadOnlySpan<char> name = default;
        (int Start, int End) value = (-1, -1);
        bool isCharset = false;
        int at = open + 5;
        while (HtmlAttribute.TryRead(text, ref at, end, out HtmlAttribute attribute))
        {
            ReadOnlySpan<char> key = text.AsSpan(attribute.NameStart, attribute.NameEnd - attribute.NameStart);
            ReadOnlySpan<char> content = text.AsSpan(attribute.ValueStart, attribute.ValueEnd - attribute.ValueStart);
            if (key.Equals("name", StringComparison.OrdinalIgnoreCase) || key.Equals("property", StringComparison.OrdinalIgnoreCase))
            {
                name = content;
            }
            else if (key.Equals("content", StringComparison.OrdinalIgnoreCase))
            {
                value = (attribute.ValueStart, attribute.ValueEnd);
            }
            else if (key.Equals("charset", StringComparison.OrdinalIgnoreCase) || key.Equals("http-equiv", StringComparison.OrdinalIgnoreCase))
            {
                isCharset = true;
            }
        }

        if (isCharset)
        {
            InsertAt = end;
        }

        if (value.Start >= 0 && name.Equals("AIGC", StringComparison.OrdinalIgnoreCase))
        {
            Metas.Add(new HtmlMeta(false, open, end, value.Start, value.End));
        }
    }

    internal static ReadOnlySpan<char> Name(string text, int open)
    {
        int end = text.AsSpan(open + 1).IndexOfAny(" \t\r\n>");
        return end < 0 ? default : text.AsSpan(open + 1, end).TrimEnd('/');
    }

    // behind the tag's end, quotes respected; -1 when it has none
    internal static int TagEnd(string text, int open)
    {
        char quote = '\0';
        for (int i = open + 1; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i + 1;
            }
        }

        return -1;
    }
}
