using System.Text;

namespace GenAiMeasures.Provenance;

// scalars, keys and comments of one line of YAML
internal static class YamlText
{
    // how long the key is with which a line begins, or -1
    internal static int KeyLength(string text)
    {
        int from = 0;
        if (text.Length > 0 && text[0] is '"' or '\'')
        {
            from = text.IndexOf(text[0], 1) + 1;
            if (from == 0)
            {
                return -1;
            }
        }
        else if (text.Length > 0 && text[0] is '[' or '{' or '&' or '*' or '!' or '|' or '>' or '%')
        {
            return -1;
        }

        for (int i = from; i < text.Length; i++)
        {
            if (text[i] == ':' && (i + 1 == text.Length || text[i + 1] == ' '))
            {
                return i;
            }

            if (text[i] == '#' && i > 0 && text[i - 1] == ' ')
            {
                return -1;
            }
        }

        return -1;
    }

    internal static string WithoutComment(string text)
    {
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                i += quote == '"' && text[i] == '\\' ? 1 : 0;
                quote = i < text.Length && text[i] == quote ? '\0' : quote;
            }
            else if (text[i] is '"' or '\'' && (i == 0 || text[i - 1] is ' ' or '[' or ',' or '{'))
            {
                quote = text[i];
            }
            else if (text[i] == '#' && i > 0 && text[i - 1] == ' ')
            {
                return text[..i].TrimEnd();
            }
        }

        return text.TrimEnd();
    }

    internal static bool IsClosed(string text) => EndOfQuote(text) >= 0;

    // a quoted scalar's value, or a plain one as it is
    internal static string Unquote(string text, int line)
    {
        if (text.Length == 0 || text[0] is not ('"' or '\''))
        {
            return text;
        }

        if (EndOfQuote(text) != text.Length - 1)
        {
            throw new YamlException(line);
        }

        string inner = text[1..^1];
        return text[0] == '\'' ? inner.Replace("''", "'", StringComparison.Ordinal) : Unescape(inner, line);
    }

    // literal (|) and folded (>) texts
    internal static string Fold(string mark, List<YamlLine> lines, int number)
    {
        if (mark.TrimEnd().Length > 2 && !WithoutComment(mark).AsSpan(1).Trim("+-123456789").IsEmpty)
        {
            throw new YamlException(number);
        }

        int indent = lines.Where(l => l.Text.Length > 0).Select(l => l.Indent).DefaultIfEmpty(0).Min();
        string separator = mark[0] == '|' ? "\n" : " ";
        return string.Join(separator, lines.Select(l => l.Raw.Length > indent ? l.Raw[indent..] : "")).TrimEnd();
    }

    private static int EndOfQuote(string text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (text[0] == '"' && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[0])
            {
                if (text[0] == '\'' && i + 1 < text.Length && text[i + 1] == '\'')
                {
                    i++;
                    continue;
                }

                return i;
            }
        }

        return -1;
    }

    private static string Unescape(string text, int line)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            int digits = i < text.Length ? text[i] switch { 'x' => 2, 'u' => 4, _ => 0 } : throw new YamlException(line);
            if (digits > 0)
            {
                if (i + digits >= text.Length || !ushort.TryParse(text.AsSpan(i + 1, digits), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out ushort code))
                {
                    throw new YamlException(line);
                }

                result.Append((char)code);
                i += digits;
                continue;
            }

            result.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', '"' or '\\' or '/' or ' ' => text[i], _ => throw new YamlException(line) });
        }

        return result.ToString();
    }
}
