using System.Globalization;

namespace GenAiMeasures.Moderation;

// Reads one escape from its beginning: &#25935; &#x654F; &amp; \u654F %E6%95%8F <b>
internal static class EscapeReader
{
    internal static EscapeState Read(ReadOnlySpan<char> text, out int codePoint)
    {
        codePoint = 0;
        return text[0] switch
        {
            '&' => ReadReference(text[1..], ref codePoint),
            '\\' => ReadJson(text[1..], ref codePoint),
            '%' => ReadPercent(text, ref codePoint),
            _ => ReadTag(text[1..]),
        };
    }

    private static EscapeState ReadReference(ReadOnlySpan<char> body, ref int codePoint)
    {
        if (body[^1] != ';')
        {
            return char.IsAsciiLetterOrDigit(body[^1]) || (body is "#") ? EscapeState.Open : EscapeState.None;
        }

        body = body[..^1];
        codePoint = body switch
        {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => ' ',
            "zwj" or "zwnj" or "shy" => '\u200B',
            ['#', 'x' or 'X', .. var hex] when int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) => value,
            ['#', .. var digits] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value) => value,
            _ => -1,
        };
        return IsScalar(codePoint) ? EscapeState.Character : EscapeState.None;
    }

    // \uXXXX and \xXX; half of a pair is passed on, the scanner joins the two
    private static EscapeState ReadJson(ReadOnlySpan<char> body, ref int codePoint)
    {
        int digits = body[0] switch { 'u' => 4, 'x' => 2, _ => 0 };
        if (digits == 0 || !IsHex(body[1..]))
        {
            return EscapeState.None;
        }

        if (body.Length <= digits)
        {
            return EscapeState.Open;
        }

        codePoint = int.Parse(body[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return EscapeState.Character;
    }

    // the bytes of one character in UTF-8
    private static EscapeState ReadPercent(ReadOnlySpan<char> text, ref int codePoint)
    {
        Span<byte> bytes = stackalloc byte[4];
        int count = 0;
        int needed = 1;
        for (int at = 0; at < text.Length; at += 3)
        {
            ReadOnlySpan<char> one = text[at..Math.Min(at + 3, text.Length)];
            if (one[0] != '%' || !IsHex(one[1..]))
            {
                return EscapeState.None;
            }

            if (one.Length < 3)
            {
                return EscapeState.Open;
            }

            bytes[count++] = byte.Parse(one[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            needed = count > 1 ? needed : bytes[0] switch { < 0x80 => 1, < 0xC0 => 0, < 0xE0 => 2, < 0xF0 => 3, _ => 4 };
            if (count == needed)
            {
                bool isWhole = System.Text.Rune.DecodeFromUtf8(bytes[..count], out System.Text.Rune rune, out int used) == System.Buffers.OperationStatus.Done && used == count;
                codePoint = rune.Value;
                return isWhole ? EscapeState.Character : EscapeState.None;
            }

            if (needed == 0)
            {
                return EscapeState.None;
            }
        }

        return EscapeState.Open;
    }

    private static EscapeState ReadTag(ReadOnlySpan<char> body)
    {
        if (!char.IsAsciiLetter(body[0]) && body[0] is not ('/' or '!'))
        {
            return EscapeState.None;
        }

        if (body.StartsWith("!--", StringComparison.Ordinal))
        {
            return body.Length > 4 && body.EndsWith("-->", StringComparison.Ordinal) ? EscapeState.Tag : EscapeState.Open;
        }

        return body[^1] switch
        {
            '>' => EscapeState.Tag,
            '<' => EscapeState.None,
            _ => EscapeState.Open,
        };
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsScalar(int codePoint) => codePoint is > 0 and < 0xD800 or > 0xDFFF and <= 0x10FFFF;
}
