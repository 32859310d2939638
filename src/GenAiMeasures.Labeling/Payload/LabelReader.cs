using System.Text;

namespace GenAiMeasures.Labeling;

// Reads a label from a text as real files carry it. The rules are the payload part of the reader's tolerances
// (docs/labels.md, numbers 1 to 10, 31 and 32). A text that was meant to be a label and cannot be read is damaged, never
// nothing.
internal static class LabelReader
{
    // wrappers and encodings around each other
    private const int MaxLayers = 6;

    // isKeyed: the text stands under a name of the label's own (an AIGC tag, the TC260 property), so any key of the
    // standard makes it a label; elsewhere it takes one that no other JSON is likely to have
    internal static LabelText Read(ReadOnlySpan<char> text, bool isKeyed) => Read(text, isKeyed, raw: null);

    internal static LabelText Read(string text, bool isKeyed) => Read(text, isKeyed, text);

    private static LabelText Read(ReadOnlySpan<char> text, bool isKeyed, string? raw)
    {
        ReadOnlySpan<char> trimmed = Trim(text);
        if (trimmed.IsEmpty || text.Length > AigcLabel.MaxTextLength)
        {
            return trimmed.IsEmpty ? LabelText.None : isKeyed ? LabelText.Damaged : LabelText.None;
        }

        LabelText read = ReadLayer(trimmed, isKeyed, LabelDeviations.None, MaxLayers);
        return read.Label is null
            ? read
            : read with { Label = read.Label with { RawText = raw ?? text.ToString() } };
    }

    private static LabelText ReadLayer(ReadOnlySpan<char> text, bool isKeyed, LabelDeviations deviations, int layers)
    {
        text = Trim(text);
        if (text.IsEmpty || layers == 0)
        {
            return isKeyed && layers == 0 ? LabelText.Damaged : LabelText.None;
        }

        if (TakePrefix(ref text))
        {
            isKeyed = true;
            deviations |= LabelDeviations.Prefixed;
        }

        if (text.Length > 1 && text[0] == '{')
        {
            ReadOnlySpan<char> inner = text[1..].TrimStart();
            if (inner.Length > 0 && inner[0] == '&')
            {
                return ReadLayer(CharacterReferences.Decode(text), isKeyed, deviations | LabelDeviations.Escaped, layers - 1);
            }

            if (inner.Length > 1 && inner[0] == '\\' && inner[1] is '"' or '\\')
            {
                return ReadLayer(Unescape(text), isKeyed, deviations | LabelDeviations.Escaped, layers - 1);
            }

            return ReadObject(text, isKeyed, deviations, layers);
        }

        if (text[0] == '&')
        {
            string decoded = CharacterReferences.Decode(text);
            return decoded.Length < text.Length
                ? ReadLayer(decoded, isKeyed, deviations | LabelDeviations.Escaped, layers - 1)
                : Judge(text, isKeyed);
        }

        if (text[0] == '"' && TryReadString(text, out string inside))
        {
            return ReadLayer(inside, isKeyed, deviations | LabelDeviations.DoubleEncoded, layers - 1);
        }

        // "AIGC=" and "AIGC{" in Base64
        if ((text.StartsWith("QUlHQz", StringComparison.Ordinal) || text.StartsWith("QUlHQ3s", StringComparison.Ordinal)) && Base64Text.TryDecode(text, out string? plain))
        {
            return ReadLayer(plain, isKeyed, deviations | LabelDeviations.Base64, layers - 1);
        }

        return Judge(text, isKeyed);
    }

    private static LabelText ReadObject(ReadOnlySpan<char> text, bool isKeyed, LabelDeviations deviations, int layers)
    {
        var fields = new LabelFields();
        var scanner = new LabelScanner(text);
        while (scanner.MoveNext())
        {
            if (LabelKeys.IsWrapper(scanner.Key) && scanner.Kind is ScannedKind.Object or ScannedKind.String)
            {
                LabelDeviations how = scanner.Kind == ScannedKind.String ? deviations | LabelDeviations.DoubleEncoded : deviations;
                LabelText wrapped = ReadLayer(scanner.Value, isKeyed: true, how, layers - 1);
                return wrapped.Kind == LabelTextKind.None ? LabelText.Damaged : wrapped;
            }

            if (LabelKeys.IsBase64Wrapper(scanner.Key) && Base64Text.TryDecode(scanner.Value, out string? plain))
            {
                return ReadLayer(plain, isKeyed: true, deviations | LabelDeviations.Base64, layers - 1);
            }

            fields.Add(scanner.Key, scanner.Value, scanner.Kind, scanner.Raw);
        }

        if (scanner.IsDamaged)
        {
            return isKeyed || fields.IsSpecific || LabelKeys.MentionsKey(text) ? LabelText.Damaged : LabelText.None;
        }

        deviations |= scanner.IsStrict ? LabelDeviations.None : LabelDeviations.PseudoJson;
        if (!Trim(text[scanner.Position..]).IsEmpty)
        {
            // real files have bytes behind the object; the object itself is whole
            deviations |= LabelDeviations.PseudoJson;
        }

        return isKeyed ? fields.ToText(fields.HasAny, deviations) : fields.ToText(fields.IsSpecific, deviations);
    }

    // a text that is no object
    private static LabelText Judge(ReadOnlySpan<char> text, bool isKeyed) =>
        LabelKeys.MentionsKey(text) || (isKeyed && text.ContainsAny('{', '}', '"')) ? LabelText.Damaged : LabelText.None;

    internal static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        int start = text.IndexOfAnyExcept(LabelCharacters.Around);
        if (start < 0)
        {
            return default;
        }

        int end = text.LastIndexOfAnyExcept(LabelCharacters.Around);
        return text[start..(end + 1)];
    }

    // AIGC=, AIGC:, "AIGC": and a bare AIGC glued to the brace
    private static bool TakePrefix(ref ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> rest = text;
        bool isQuoted = rest[0] is '"' or '\'';
        rest = isQuoted ? rest[1..] : rest;
        if (!rest.StartsWith("AIGC", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        rest = rest[4..];
        if (isQuoted)
        {
            if (rest.IsEmpty || rest[0] != text[0])
            {
                return false;
            }

            rest = rest[1..];
        }

        rest = Trim(rest);
        if (!rest.IsEmpty && rest[0] is '=' or ':')
        {
            rest = Trim(rest[1..]);
        }
        else if (rest.IsEmpty || rest[0] is not ('{' or '&'))
        {
            return false;
        }

        text = rest.IsEmpty ? text : rest;
        return !rest.IsEmpty;
    }

    private static bool TryReadString(ReadOnlySpan<char> text, out string inside)
    {
        var scanner = new LabelScanner(string.Concat("{\"\":", text, "}"));
        bool ok = scanner.MoveNext() && scanner.Kind == ScannedKind.String;
        inside = ok ? scanner.Value : "";
        return ok && inside.Length > 0;
    }

    private static string Unescape(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\')
            {
                i++;
            }

            plain.Append(text[i]);
        }

        return plain.ToString();
    }
}
