using System.Globalization;
using System.Text;

namespace GenAiMeasures.Labeling;

// The character references of XML and HTML, once over. What is none stays as it is.
internal static class CharacterReferences
{
    private const int LongestName = 10;

    internal static string Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains('&'))
        {
            return text.ToString();
        }

        var plain = new StringBuilder(text.Length);
        while (true)
        {
            int at = text.IndexOf('&');
            if (at < 0)
            {
                return plain.Append(text).ToString();
            }

            plain.Append(text[..at]);
            text = text[at..];
            int end = text[..Math.Min(text.Length, LongestName)].IndexOf(';');
            if (end > 1 && TryDecode(text[1..end], out Rune rune))
            {
                plain.Append(rune.ToString());
                text = text[(end + 1)..];
            }
            else
            {
                plain.Append('&');
                text = text[1..];
            }
        }
    }

    private static bool TryDecode(ReadOnlySpan<char> name, out Rune rune)
    {
        rune = name switch
        {
            "quot" => new Rune('"'),
            "amp" => new Rune('&'),
            "lt" => new Rune('<'),
            "gt" => new Rune('>'),
            "apos" => new Rune('\''),
            "nbsp" => new Rune('\u00A0'),
            _ => default,
        };
        if (rune != default)
        {
            return true;
        }

        if (name[0] != '#' || name.Length < 2)
        {
            return false;
        }

        bool isHex = name[1] is 'x' or 'X';
        return int.TryParse(
                isHex ? name[2..] : name[1..],
                isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int value)
            && Rune.TryCreate(value, out rune);
    }
}
