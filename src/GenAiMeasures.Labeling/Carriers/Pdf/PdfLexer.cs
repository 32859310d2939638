using System.Globalization;
using System.Text;

namespace GenAiMeasures.Labeling;

// Reads values out of bytes. Never outside of them: where they end too early it says so.
internal ref struct PdfLexer(ReadOnlySpan<byte> bytes, int at)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    internal int At { get; private set; } = at;

    internal PdfValue Read(int depth = 0)
    {
        if (depth > CarrierLimits.MaxDepth)
        {
            throw DamagedContentException.Malformed("values are nested too deep");
        }

        SkipBlanks();
        int start = At;
        byte first = Peek(0);
        switch (first)
        {
            case (byte)'/':
                return new PdfValue { Kind = PdfKind.Name, Start = start, Bytes = ReadName(), End = At };
            case (byte)'(':
                return new PdfValue { Kind = PdfKind.Text, Start = start, Bytes = ReadText(), End = At };
            case (byte)'<' when Peek(1) == '<':
                return ReadDictionary(start, depth);
            case (byte)'<':
                return new PdfValue { Kind = PdfKind.Text, Start = start, Bytes = ReadHex(), End = At };
            case (byte)'[':
                return ReadArray(start, depth);
            default:
                return ReadPlain(start);
        }
    }

    internal void SkipBlanks()
    {
        while (true)
        {
            byte b = Peek(0);
            if (b == '%')
            {
                while (Peek(0) is not ((byte)'\n' or (byte)'\r'))
                {
                    At++;
                }
            }
            else if (!IsBlank(b))
            {
                return;
            }

            At++;
        }
    }

    internal string ReadWord()
    {
        SkipBlanks();
        int start = At;
        while (At < _bytes.Length && !IsBlank(_bytes[At]) && !IsDelimiter(_bytes[At]))
        {
            At++;
        }

        if (At == _bytes.Length)
        {
            throw new PdfEndException();
        }

        return Encoding.Latin1.GetString(_bytes[start..At]);
    }

    internal long ReadNumber() =>
        long.TryParse(ReadWord(), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw Malformed();

    // a keyword such as obj; the bytes behind it are not looked at
    internal bool TakeWord(ReadOnlySpan<byte> word)
    {
        SkipBlanks();
        if (_bytes.Length - At < word.Length)
        {
            throw new PdfEndException();
        }

        if (!_bytes[At..].StartsWith(word))
        {
            return false;
        }

        At += word.Length;
        return true;
    }

    private PdfValue ReadDictionary(int start, int depth)
    {
        At += 2;
        var members = new List<PdfMember>();
        while (true)
        {
            SkipBlanks();
            int key = At;
            if (Peek(0) == '>' && Peek(1) == '>')
            {
                At += 2;
                return new PdfValue { Kind = PdfKind.Dictionary, Start = start, End = At, Members = members };
            }

            if (Peek(0) != '/')
            {
                throw Malformed();
            }

            string name = Encoding.Latin1.GetString(ReadName());
            members.Add(new PdfMember(name, key, Read(depth + 1)));
        }
    }

    private PdfValue ReadArray(int start, int depth)
    {
        At++;
        var items = new List<PdfValue>();
        while (true)
        {
            SkipBlanks();
            if (Peek(0) == ']')
            {
                At++;
                return new PdfValue { Kind = PdfKind.Array, Start = start, End = At, Items = items };
            }

            items.Add(Read(depth + 1));
        }
    }

    private PdfValue ReadPlain(int start)
    {
        string word = ReadWord();
        int end = At;
        if (word.Length == 0)
        {
            throw Malformed();
        }

        if (word == "null")
        {
            return new PdfValue { Start = start, End = end };
        }

        if (!long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return new PdfValue { Kind = PdfKind.Plain, Start = start, End = end, Number = -1 };
        }

        // "12 0 R" is one value
        if (IsReference(out int generation, out int behind))
        {
            At = behind;
            return new PdfValue { Kind = PdfKind.Reference, Start = start, End = behind, Number = number, Generation = generation };
        }

        return new PdfValue { Kind = PdfKind.Plain, Start = start, End = end, Number = number };
    }

    private readonly bool IsReference(out int generation, out int behind)
    {
        generation = 0;
        behind = At;
        while (behind < _bytes.Length && IsBlank(_bytes[behind]))
        {
            behind++;
        }

        int digits = 0;
        while (behind < _bytes.Length && char.IsAsciiDigit((char)_bytes[behind]) && digits < 5)
        {
            generation = (generation * 10) + (_bytes[behind++] - '0');
            digits++;
        }

        int blanks = 0;
        while (behind < _bytes.Length && IsBlank(_bytes[behind]))
        {
            behind++;
            blanks++;
        }

        bool isReference = digits > 0 && blanks > 0 && behind < _bytes.Length && _bytes[behind] == 'R';
        behind++;
        return isReference;
    }

    private byte[] ReadName()
    {
        At++;
        int start = At;
        while (!IsBlank(Peek(0)) && !IsDelimiter(Peek(0)))
        {
            At++;
        }

        ReadOnlySpan<byte> raw = _bytes[start..At];
        if (!raw.Contains((byte)'#'))
        {
            return raw.ToArray();
        }

        var name = new List<byte>(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '#' && i + 2 < raw.Length && char.IsAsciiHexDigit((char)raw[i + 1]) && char.IsAsciiHexDigit((char)raw[i + 2]))
            {
                name.Add((byte)((Digit(raw[i + 1]) << 4) | Digit(raw[i + 2])));
                i += 2;
            }
            else
            {
                name.Add(raw[i]);
            }
        }

        return [.. name];
    }

    private byte[] ReadText()
    {
        var text = new List<byte>(64);
        int depth = 0;
        while (true)
        {
            byte b = Peek(0);
            At++;
            switch (b)
            {
                case (byte)'(' when depth++ == 0:
                    continue;
                case (byte)')' when --depth == 0:
                    return [.. text];
                case (byte)'\\':
                    ReadEscape(text);
                    continue;
                default:
                    text.Add(b);
                    continue;
            }
        }
    }

    private void ReadEscape(List<byte> text)
    {
        byte b = Peek(0);
        At++;
        switch (b)
        {
            case (byte)'n':
                text.Add((byte)'\n');
                break;
            case (byte)'r':
                text.Add((byte)'\r');
                break;
            case (byte)'t':
                text.Add((byte)'\t');
                break;
            case (byte)'b':
                text.Add(8);
                break;
            case (byte)'f':
                text.Add(12);
                break;
            case (byte)'\r':
                At += Peek(0) == '\n' ? 1 : 0;
                break;
            case (byte)'\n':
                break;
            case >= (byte)'0' and <= (byte)'7':
                int value = b - '0';
                for (int i = 0; i < 2 && Peek(0) is >= (byte)'0' and <= (byte)'7'; i++)
                {
                    value = (value * 8) + (Peek(0) - '0');
                    At++;
                }

                text.Add((byte)value);
                break;
            default:
                text.Add(b);
                break;
        }
    }

    private byte[] ReadHex()
    {
        At++;
        var digits = new List<int>(64);
        while (Peek(0) != '>')
        {
            byte b = Peek(0);
            if (char.IsAsciiHexDigit((char)b))
            {
                digits.Add(Digit(b));
            }
            else if (!IsBlank(b))
            {
                throw Malformed();
            }

            At++;
        }

        At++;
        byte[] text = new byte[(digits.Count + 1) / 2];
        for (int i = 0; i < digits.Count; i++)
        {
            text[i / 2] |= (byte)(digits[i] << ((i & 1) == 0 ? 4 : 0));
        }

        return text;
    }

    private readonly byte Peek(int offset) => At + offset < _bytes.Length ? _bytes[At + offset] : throw new PdfEndException();

    internal static bool IsBlank(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte b) => b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private static int Digit(byte b) => char.IsAsciiDigit((char)b) ? b - '0' : (b | 0x20) - 'a' + 10;

    private static DamagedContentException Malformed() => DamagedContentException.Malformed("a PDF value is not built as values are");
}
