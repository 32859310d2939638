using System.Text;

namespace GenAiMeasures.Labeling;

// Walks the members of one object: JSON, and what real files have in its place (single quotes, words without quotes, the
// flow mappings of YAML, what Python prints). Never recurses, never reads outside its span.
internal ref struct LabelScanner(ReadOnlySpan<char> text)
{
    // deeper nesting is no label
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private bool _begun;

    internal int Position => _at;

    // whether all that was read so far is JSON
    internal bool IsStrict { get; private set; } = true;

    internal bool IsEnd { get; private set; }

    internal bool IsDamaged { get; private set; }

    internal string Key { get; private set; } = "";

    internal string Value { get; private set; } = "";

    internal ScannedKind Kind { get; private set; }

    // the value as it stands in the text, where that is JSON
    internal ReadOnlySpan<char> Raw { get; private set; }

    // Moves to the next member. False at the object's end, and where the text is damaged.
    internal bool MoveNext()
    {
        if (!_begun)
        {
            _begun = true;
            SkipBlanks();
            if (!Take('{'))
            {
                return Fail();
            }

            SkipBlanks();
            if (Take('}'))
            {
                return End();
            }
        }
        else
        {
            SkipBlanks();
            if (Take('}'))
            {
                return End();
            }

            if (!Take(','))
            {
                return Fail();
            }

            SkipBlanks();
            if (Take('}'))
            {
                // a comma too many
                IsStrict = false;
                return End();
            }
        }

        return ReadMember();
    }

    private bool ReadMember()
    {
        if (!ReadText(isKey: true, out string key))
        {
            return Fail();
        }

        Key = key;
        SkipBlanks();
        if (!Take(':'))
        {
            return Fail();
        }

        SkipBlanks();
        int start = _at;
        bool before = IsStrict;
        IsStrict = true;
        if (!ReadValue())
        {
            return Fail();
        }

        Raw = IsStrict ? _text[start.._at] : default;
        IsStrict &= before;
        return true;
    }

    private bool ReadValue()
    {
        if (_at >= _text.Length)
        {
            return false;
        }

        char first = _text[_at];
        if (first is '{' or '[')
        {
            Kind = first == '{' ? ScannedKind.Object : ScannedKind.Array;
            int start = _at;
            if (!SkipNested())
            {
                return false;
            }

            Value = _text[start.._at].ToString();
            IsStrict = StrictJson.IsValid(Value);
            return true;
        }

        if (first is '"' or '\'')
        {
            Kind = ScannedKind.String;
            if (!ReadText(isKey: false, out string text))
            {
                return false;
            }

            Value = text;
            return true;
        }

        return ReadWord();
    }

    private bool ReadWord()
    {
        int length = _text[_at..].IndexOfAny(",}\r\n");
        if (length <= 0)
        {
            return false;
        }

        string word = _text.Slice(_at, length).Trim().ToString();
        _at += length;
        Kind = word is "null" or "None" or "~" ? ScannedKind.Null : ScannedKind.Word;
        Value = Kind == ScannedKind.Null ? "" : word;
        IsStrict = StrictJson.IsValid(word);
        return word.Length > 0;
    }

    // a key or a string, quoted or, for keys, a bare word
    private bool ReadText(bool isKey, out string text)
    {
        text = "";
        if (_at >= _text.Length)
        {
            return false;
        }

        char quote = _text[_at];
        if (quote is not ('"' or '\''))
        {
            int length = isKey ? _text[_at..].IndexOf(':') : -1;
            if (length <= 0 || _text.Slice(_at, length).IndexOfAny(LabelCharacters.NotInWord) >= 0)
            {
                return false;
            }

            IsStrict = false;
            text = _text.Slice(_at, length).TrimEnd().ToString();
            _at += length;
            return true;
        }

        _at++;
        IsStrict &= quote == '"';
        return ReadQuoted(quote, isKey, out text);
    }

    private bool ReadQuoted(char quote, bool isKey, out string text)
    {
        text = "";
        StringBuilder? decoded = null;
        while (true)
        {
            int length = _text[_at..].IndexOfAny(quote, '\\');
            if (length < 0)
            {
                return false;
            }

            ReadOnlySpan<char> run = _text.Slice(_at, length);
            IsStrict &= !run.ContainsAnyInRange('\0', '\x1F');
            _at += length;
            if (_text[_at++] == quote)
            {
                // in YAML a quote in single quotes is written twice
                if (quote == '\'' && _at < _text.Length && _text[_at] == quote)
                {
                    (decoded ??= new StringBuilder()).Append(run).Append(quote);
                    _at++;
                    continue;
                }

                text = decoded is not null ? decoded.Append(run).ToString() : isKey ? LabelKeys.TextOf(run) : run.ToString();
                return true;
            }

            (decoded ??= new StringBuilder()).Append(run);
            if (!ReadEscape(decoded))
            {
                return false;
            }
        }
    }

    private bool ReadEscape(StringBuilder decoded)
    {
        if (_at >= _text.Length)
        {
            return false;
        }

        char c = _text[_at++];
        switch (c)
        {
            case '"' or '\\' or '/':
                decoded.Append(c);
                return true;
            case 'b':
                decoded.Append('\b');
                return true;
            case 'f':
                decoded.Append('\f');
                return true;
            case 'n':
                decoded.Append('\n');
                return true;
            case 'r':
                decoded.Append('\r');
                return true;
            case 't':
                decoded.Append('\t');
                return true;
            case 'u' when _at + 4 <= _text.Length && TryReadHex(_text.Slice(_at, 4), out char unit):
                decoded.Append(unit);
                _at += 4;
                return true;
            default:
                // not JSON: the backslash stands for itself, the next character too
                IsStrict = false;
                decoded.Append(c == '\'' ? "" : "\\").Append(c);
                return true;
        }
    }

    private static bool TryReadHex(ReadOnlySpan<char> digits, out char unit)
    {
        int value = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                unit = default;
                return false;
            }

            value = (value << 4) | (char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        unit = (char)value;
        return true;
    }

    // over an object or array, quotes respected
    private bool SkipNested()
    {
        int depth = 0;
        while (_at < _text.Length)
        {
            char c = _text[_at++];
            switch (c)
            {
                case '{' or '[':
                    if (++depth > MaxDepth)
                    {
                        return false;
                    }

                    break;
                case '}' or ']':
                    if (--depth == 0)
                    {
                        return true;
                    }

                    break;
                case '"' or '\'' when !SkipQuoted(c):
                    return false;
                default:
                    break;
            }
        }

        return false;
    }

    private bool SkipQuoted(char quote)
    {
        while (_at < _text.Length)
        {
            int length = _text[_at..].IndexOfAny(quote, '\\');
            if (length < 0)
            {
                return false;
            }

            _at += length + 1;
            if (_text[_at - 1] == quote)
            {
                return true;
            }

            _at++;
        }

        return false;
    }

    private void SkipBlanks()
    {
        int length = _text[_at..].IndexOfAnyExcept(LabelCharacters.Around);
        if (length < 0)
        {
            _at = _text.Length;
            return;
        }

        if (length > 0)
        {
            IsStrict &= !_text.Slice(_at, length).ContainsAnyExcept(" \t\r\n");
            _at += length;
        }
    }

    private bool Take(char expected)
    {
        if (_at < _text.Length && _text[_at] == expected)
        {
            _at++;
            return true;
        }

        return false;
    }

    private bool End()
    {
        IsEnd = true;
        return false;
    }

    private bool Fail()
    {
        IsDamaged = true;
        return false;
    }
}
