using System.Text;

namespace GenAiMeasures.Labeling;

// Where the body of an HTML text begins and ends, and what of a piece of it is text. Tags may be left out.
internal static class HtmlBody
{
    // elements whose content is no text of the page
    private static readonly string[] Raw = ["script", "style", "template", "noscript", "title", "textarea"];

    // what may stand before the body
    private static readonly string[] Head = ["!doctype", "html", "head", "/head", "meta", "link", "base", "script", "/script", "style", "/style", "template", "/template", "noscript", "/noscript", "title", "/title"];

    internal static int FindStart(string text)
    {
        int at = 0;
        int behindHead = -1;
        while (TryNext(text, ref at, out int open, out int end))
        {
            ReadOnlySpan<char> name = HtmlHead.Name(text, open);
            if (name.Equals("body", StringComparison.OrdinalIgnoreCase))
            {
                return end;
            }

            if (!IsOneOf(Head, name))
            {
                break;
            }

            behindHead = at;
        }

        return behindHead >= 0
            ? behindHead
            : throw new DamagedContentException("no_body", "The text has neither a body nor a head nor an html tag", "文本中没有 body、head 或 html 标签", LabelFailure.Unsupported);
    }

    internal static int FindEnd(string text, int start)
    {
        int end = text.LastIndexOf("</body", StringComparison.OrdinalIgnoreCase);
        end = end < start ? text.LastIndexOf("</html", StringComparison.OrdinalIgnoreCase) : end;
        return end < start ? text.Length : end;
    }

    internal static string TextOf(string html)
    {
        var text = new StringBuilder(html.Length);
        int at = 0;
        while (at < html.Length)
        {
            int from = at;
            bool isMore = TryNext(html, ref at, out int open, out _);
            text.Append(html, from, (isMore ? open : NextBracket(html, from)) - from);
            if (!isMore)
            {
                break;
            }
        }

        return CharacterReferences.Decode(text.ToString());
    }

    // The next tag or comment, and for elements without text what they hold: at stands behind it. False when there is none that ends.
    private static bool TryNext(string text, ref int at, out int open, out int end)
    {
        open = text.IndexOf('<', at);
        end = -1;
        if (open < 0)
        {
            return false;
        }

        if (string.CompareOrdinal(text, open, "<!--", 0, 4) == 0)
        {
            int close = text.IndexOf("-->", open + 4, StringComparison.Ordinal);
            at = end = close + 3;
            return close >= 0;
        }

        end = HtmlHead.TagEnd(text, open);
        if (end < 0)
        {
            return false;
        }

        at = end;
        ReadOnlySpan<char> name = HtmlHead.Name(text, open);
        if (IsOneOf(Raw, name))
        {
            int close = text.IndexOf("</" + name.ToString(), end, StringComparison.OrdinalIgnoreCase);
            at = close < 0 ? end : close;
        }

        return true;
    }

    private static int NextBracket(string text, int at)
    {
        int open = text.IndexOf('<', at);
        return open < 0 ? text.Length : open;
    }

    // a comment has no name
    private static bool IsOneOf(string[] names, ReadOnlySpan<char> name)
    {
        foreach (string one in names)
        {
            if (name.Equals(one, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return name.StartsWith("!--", StringComparison.Ordinal) || name.StartsWith("?", StringComparison.Ordinal);
    }
}
