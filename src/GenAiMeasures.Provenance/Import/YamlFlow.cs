using System.Text.Json;

namespace GenAiMeasures.Provenance;

// lists and maps in brackets
internal static class YamlFlow
{
    private const int Deepest = 32;

    internal static bool IsClosed(string text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '"' or '\'' && i > 0 && text[i - 1] is ' ' or '[' or ',' or '{')
            {
                i = EndOfQuote(text, i);
                if (i < 0)
                {
                    return false;
                }
            }
            else
            {
                depth += text[i] is '[' or '{' ? 1 : text[i] is ']' or '}' ? -1 : 0;
                if (depth == 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    internal static void Write(Utf8JsonWriter writer, string text, int line)
    {
        int at = 0;
        Value(writer, text, ref at, line, 0);
        if (!YamlLine.IsComment(text[at..].Trim()))
        {
            throw new YamlException(line);
        }
    }

    private static void Value(Utf8JsonWriter writer, string text, ref int at, int line, int depth)
    {
        Skip(text, ref at);
        if (at >= text.Length || depth > Deepest)
        {
            throw new YamlException(line);
        }

        if (text[at] is '[' or '{')
        {
            Group(writer, text, ref at, line, depth);
            return;
        }

        string scalar = Scalar(text, ref at, isKey: false, line);
        if (scalar is "~" or "null")
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(scalar);
        }
    }

    private static void Group(Utf8JsonWriter writer, string text, ref int at, int line, int depth)
    {
        bool isMap = text[at] == '{';
        char end = isMap ? '}' : ']';
        var keys = new HashSet<string>(StringComparer.Ordinal);
        (isMap ? (Action)writer.WriteStartObject : writer.WriteStartArray)();
        at++;
        for (Skip(text, ref at); at < text.Length && text[at] != end; Skip(text, ref at))
        {
            if (isMap)
            {
                string key = Scalar(text, ref at, isKey: true, line);
                Skip(text, ref at);
                if (at >= text.Length || text[at] != ':' || !keys.Add(key))
                {
                    throw new YamlException(line);
                }

                at++;
                writer.WritePropertyName(key);
            }

            Value(writer, text, ref at, line, depth + 1);
            Skip(text, ref at);
            if (at < text.Length && text[at] == ',')
            {
                at++;
            }
            else if (at >= text.Length || text[at] != end)
            {
                throw new YamlException(line);
            }
        }

        if (at >= text.Length)
        {
            throw new YamlException(line);
        }

        at++;
        (isMap ? (Action)writer.WriteEndObject : writer.WriteEndArray)();
    }

    private static string Scalar(string text, ref int at, bool isKey, int line)
    {
        int from = at;
        if (text[at] is '"' or '\'')
        {
            int close = EndOfQuote(text, at);
            at = close < 0 ? throw new YamlException(line) : close + 1;
            return YamlText.Unquote(text[from..at], line);
        }

        while (at < text.Length && text[at] is not (',' or ']' or '}' or '[' or '{') && !(isKey && text[at] == ':'))
        {
            at++;
        }

        string plain = text[from..at].Trim();
        return plain.Length == 0 || plain[0] is '&' or '*' or '!' ? throw new YamlException(line) : plain;
    }

    private static int EndOfQuote(string text, int from)
    {
        for (int i = from + 1; i < text.Length; i++)
        {
            if (text[from] == '"' && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[from])
            {
                return i;
            }
        }

        return -1;
    }

    private static void Skip(string text, ref int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }
}
