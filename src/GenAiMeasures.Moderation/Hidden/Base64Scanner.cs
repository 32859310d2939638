namespace GenAiMeasures.Moderation;

// Reads Base64 that stands in a text, of both alphabets, decoded once and bit by bit as it arrives. What it decodes to counts
// from the first character beyond ASCII on: so ordinary words are hardly ever held. Used by one caller at a time.
internal sealed class Base64Scanner
{
    private readonly LexiconScanner _scanner;
    private int _position;
    private int _bits;
    private int _bitCount;
    private int _needed;
    private int _codePoint;

    // where the byte and the character that are being read begin
    private int _byteStart;
    private int _characterStart;
    private bool _isRunning;

    internal Base64Scanner(LexiconSnapshot snapshot) => _scanner = new LexiconScanner(snapshot);

    internal List<Hit> Hits { get; } = [];

    internal int Write(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            int value = ValueOf(c);
            if (value >= 0)
            {
                Accept(value);
            }
            else if (_isRunning)
            {
                End();
            }

            _position++;
        }

        return Limit();
    }

    internal int Complete()
    {
        End();
        return _position;
    }

    private int Limit()
    {
        int limit = _isRunning ? Math.Min(_position, _scanner.IsIdle ? int.MaxValue : _scanner.Limit()) : _position;
        if (_needed > 0)
        {
            return Math.Min(limit, _characterStart);
        }

        // the first bits of a byte that begins a character of three bytes: 1110
        int pending = _bits & ((1 << _bitCount) - 1);
        bool mayBegin = _bitCount switch
        {
            2 => pending == 0b11,
            4 => pending == 0b1110,
            6 => pending >> 2 == 0b1110,
            _ => false,
        };
        return _isRunning && mayBegin ? Math.Min(limit, _byteStart) : limit;
    }

    private void Accept(int value)
    {
        _isRunning = true;
        _byteStart = _bitCount == 0 ? _position : _byteStart;
        _bits = (_bits << 6) | value;
        _bitCount += 6;
        if (_bitCount < 8)
        {
            return;
        }

        _bitCount -= 8;
        int one = (_bits >> _bitCount) & 0xFF;
        int start = _byteStart;
        _byteStart = _position;
        _bits &= (1 << _bitCount) - 1;
        AcceptByte(one, start);
    }

    private void AcceptByte(int value, int start)
    {
        if (_needed > 0)
        {
            if ((value & 0xC0) != 0x80)
            {
                _needed = 0;
                _scanner.Break(_position + 1);
            }
            else
            {
                _codePoint = (_codePoint << 6) | (value & 0x3F);
                if (--_needed == 0)
                {
                    _scanner.Write((char)_codePoint, _characterStart, _position + 1);
                    Collect();
                }

                return;
            }
        }

        if (value is >= 0xE0 and <= 0xEF)
        {
            _needed = 2;
            _codePoint = value & 0x0F;
            _characterStart = start;
        }
        else if (value is >= 0x20 and < 0x80 && !_scanner.IsIdle)
        {
            _scanner.Write((char)value, start, _position + 1);
            Collect();
        }
        else
        {
            _scanner.Break(_position + 1);
            Collect();
        }
    }

    private void End()
    {
        _isRunning = false;
        _needed = 0;
        _bitCount = 0;
        _bits = 0;
        _scanner.Break(_position);
        Collect();
    }

    private void Collect()
    {
        Hits.AddRange(_scanner.Hits);
        _scanner.Hits.Clear();
    }

    private static int ValueOf(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };
}
