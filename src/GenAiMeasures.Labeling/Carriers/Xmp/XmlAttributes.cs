namespace GenAiMeasures.Labeling;

// The attributes of one tag, with the places of their values.
internal ref struct XmlAttributes(ReadOnlySpan<char> text, int start, int end)
{
    private readonly ReadOnlySpan<char> _text = text[..end];
    private int _at = start;

    // from the blank before the name to the closing quote
    internal int Start { get; private set; }

    internal int End { get; private set; }

    internal ReadOnlySpan<char> Name { get; private set; }

    internal int ValueStart { get; private set; }

    internal int ValueEnd { get; private set; }

    // with its references
    internal readonly ReadOnlySpan<char> RawValue => _text[ValueStart..ValueEnd];

    internal bool MoveNext()
    {
        Start = _at;
        int blanks = _text[_at..].IndexOfAnyExcept(" \t\r\n");
        if (blanks < 0)
        {
            return false;
        }

        int name = _at + blanks;
        int equals = _text[name..].IndexOf('=');
        if (equals <= 0)
        {
            return false;
        }

        Name = _text.Slice(name, equals).TrimEnd();
        int open = name + equals + 1;
        int skip = _text[open..].IndexOfAnyExcept(" \t\r\n");
        if (skip < 0 || _text[open + skip] is not ('"' or '\''))
        {
            return false;
        }

        open += skip;
        int close = _text[(open + 1)..].IndexOf(_text[open]);
        if (close < 0)
        {
            return false;
        }

        ValueStart = open + 1;
        ValueEnd = ValueStart + close;
        End = ValueEnd + 1;
        _at = End;
        return true;
    }
}
