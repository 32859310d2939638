namespace GenAiMeasures.Moderation;

// Reads a text as what shows it would: escapes of HTML, JSON and URLs decoded once, tags left out. What spans no such place is
// left to the lexicons' own screen. Used by one caller at a time.
internal sealed class MarkupScanner
{
    private const int LongestEscape = 16;
    private const int LongestTag = 256;

    private readonly LexiconSnapshot _snapshot;
    private readonly DecodedSpans _decoded = new();
    private readonly char[] _open = new char[LongestTag];
    private readonly LexiconScanner _scanner;
    private int _openCount;
    private int _position;

    internal MarkupScanner(LexiconSnapshot snapshot, int origin = 0)
    {
        _snapshot = snapshot;
        _scanner = new LexiconScanner(snapshot);
        _position = origin;
    }

    internal List<Hit> Hits { get; } = [];

    // Scans the next piece. Returns how many characters of the text may leave.
    internal int Write(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            Accept(c);
            _position++;
            Collect();
        }

        return Limit();
    }

    internal int Complete()
    {
        GiveUp();
        _scanner.Complete();
        Collect();
        return _position;
    }

    private int Limit()
    {
        int limit = _scanner.IsIdle ? _position : _scanner.Limit();
        return _openCount > 0 ? Math.Min(limit, _position - _openCount) : Math.Min(limit, _position);
    }

    private void Accept(char c)
    {
        if (_openCount > 0)
        {
            _open[_openCount++] = c;
            Continue();
        }
        else if (c is '&' or '<' or '%' or '\\')
        {
            _open[_openCount++] = c;
        }
        else
        {
            _scanner.Write(c, _position, _position + 1);
        }
    }

    private void Continue()
    {
        ReadOnlySpan<char> open = _open.AsSpan(0, _openCount);
        int start = _position + 1 - _openCount;
        switch (EscapeReader.Read(open, out int codePoint))
        {
            case EscapeState.Open when open[0] == '<' ? open.Length < LongestTag : open.Length < LongestEscape:
                return;
            case EscapeState.Tag:
                _decoded.Add(start, _position + 1);
                _openCount = 0;
                ScanInside(open[1..^1], start + 1);
                return;
            case EscapeState.Character:
                _decoded.Add(start, _position + 1);
                _openCount = 0;
                if (codePoint < 65_536)
                {
                    _scanner.Write((char)codePoint, start, _position + 1);
                    return;
                }

                string pair = char.ConvertFromUtf32(codePoint);
                _scanner.Write(pair[0], start, _position + 1);
                _scanner.Write(pair[1], start, _position + 1);
                return;
            default:
                GiveUpAt(_position + 1);
                return;
        }
    }

    // the targets of links and other attributes, which are escaped in their own way
    private void ScanInside(ReadOnlySpan<char> tag, int start)
    {
        if (!tag.ContainsAny('%', '&', '\\'))
        {
            return;
        }

        var inside = new MarkupScanner(_snapshot, start);
        inside.Write(tag);
        inside.Complete();
        foreach (Hit hit in inside.Hits)
        {
            Hits.Add(hit with { DecidedAt = _position + 1 });
        }
    }

    private void GiveUp()
    {
        if (_openCount > 0)
        {
            GiveUpAt(_position);
        }
    }

    // It was no escape: its first character is plain text, and the rest may begin another one.
    private void GiveUpAt(int end)
    {
        int start = end - _openCount;
        Span<char> rest = stackalloc char[LongestTag];
        int count = _openCount;
        _open.AsSpan(0, count).CopyTo(rest);
        _openCount = 0;
        _scanner.Write(rest[0], start, start + 1);
        int position = _position;
        for (int i = 1; i < count; i++)
        {
            _position = start + i;
            Accept(rest[i]);
        }

        _position = position;
        if (end == position && _openCount > 0)
        {
            // the text ends within another one
            GiveUpAt(end);
        }
    }

    private void Collect()
    {
        if (_scanner.Hits.Count == 0)
        {
            return;
        }

        foreach (Hit hit in _scanner.Hits)
        {
            if (_decoded.Touch(hit.Start, hit.Start + hit.Length))
            {
                Hits.Add(hit);
            }
        }

        _scanner.Hits.Clear();
    }
}
