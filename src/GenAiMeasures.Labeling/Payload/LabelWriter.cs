using System.Globalization;
using System.Text;

namespace GenAiMeasures.Labeling;

// The canonical form: compact, the order of Annex E, every value a string, ASCII by construction.
internal static class LabelWriter
{
    private static ReadOnlySpan<string> Keys => LabelKeys.Names;

    internal static string Write(AigcLabel label, bool wrapped, bool ascii)
    {
        var json = new StringBuilder(256);
        json.Append(wrapped ? "{\"AIGC\":{" : "{");
        for (int i = 0; i < Keys.Length; i++)
        {
            if (i > 0)
            {
                json.Append(',');
            }

            var field = (LabelField)i;
            json.Append('"').Append(Keys[i]).Append("\":");
            string value = label[field];
            if (label.Raw?.JsonOf(field, value) is { } raw)
            {
                AppendRaw(json, raw, ascii);
            }
            else
            {
                AppendString(json, value);
            }
        }

        foreach (LabelMember member in label.UnknownMembers)
        {
            json.Append(',');
            AppendString(json, member.Name);
            json.Append(':');
            AppendRaw(json, member.RawValue, ascii);
        }

        return json.Append(wrapped ? "}}" : "}").ToString();
    }

    // outside strings JSON is ASCII, so escaping what is not keeps its meaning
    private static void AppendRaw(StringBuilder json, string raw, bool ascii)
    {
        if (!ascii || Ascii.IsValid(raw))
        {
            json.Append(raw);
            return;
        }

        foreach (char c in raw)
        {
            if (char.IsAscii(c))
            {
                json.Append(c);
            }
            else
            {
                AppendEscape(json, c);
            }
        }
    }

    private static void AppendString(StringBuilder json, string value)
    {
        json.Append('"');
        if (value.AsSpan().ContainsAnyExcept(LabelCharacters.Plain))
        {
            foreach (char c in value)
            {
                AppendCharacter(json, c);
            }
        }
        else
        {
            json.Append(value);
        }

        json.Append('"');
    }

    private static void AppendCharacter(StringBuilder json, char c)
    {
        if (c is '"' or '\\')
        {
            json.Append('\\').Append(c);
        }
        else if (c is >= ' ' and <= '~')
        {
            json.Append(c);
        }
        else
        {
            AppendEscape(json, c);
        }
    }

    private static void AppendEscape(StringBuilder json, char c) =>
        json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
}
