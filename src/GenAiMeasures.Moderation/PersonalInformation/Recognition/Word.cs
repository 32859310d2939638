namespace GenAiMeasures.Moderation;

// A run of letters and digits with what may join them, as its folded symbols and where each stands in the text. Spaces
// join groups of digits only; invisible characters are passed over. Bounded, so that a stream never waits for long.
internal ref struct Word(Span<char> symbols, Span<int> positions)
{
    internal const int MaxSymbols = 112;

    // longer than any number or address with invisible characters in it
    internal const int MaxLength = 240;

    private const int MaxInvisible = 8;

    private readonly Span<char> _symbols = symbols;
    private readonly Span<int> _positions = positions;

    internal int Count { get; private set; }

    // the character that ended it, or the text's length
    internal int Stop { get; private set; }

    // where the walk goes on
    internal int Next { get; private set; }

    internal readonly ReadOnlySpan<char> Symbols => _symbols[..Count];

    internal readonly int PositionOf(int symbol) => _positions[symbol];

    // Reads the word that begins at a position. False when the text ends before it.
    internal bool Read(ReadOnlySpan<char> text, int at, bool isEnd)
    {
        int count = 0;
        int kept = 0;
        int invisible = 0;
        int position = at;
        for (; ; position++)
        {
            if (position >= text.Length)
            {
                if (!isEnd)
                {
                    return false;
                }

                break;
            }

            char c = text[position];
            TextClass kind = TextClasses.Of(c);
            if ((kind & TextClass.Invisible) != 0)
            {
                if (++invisible > MaxInvisible)
                {
                    break;
                }

                continue;
            }

            if (!Fits(kind, c, count, kept))
            {
                break;
            }

            if (count == MaxSymbols || position - at >= MaxLength)
            {
                Stop = position;
                Chop(count, position);
                return true;
            }

            invisible = 0;
            _symbols[count] = TextClasses.Fold(c);
            _positions[count++] = position;
            kept = (kind & TextClass.Alphanumeric) != 0 ? count : kept;
        }

        Stop = position;
        Count = kept;
        Next = kept == 0 ? at + 1 : _positions[kept - 1] + 1;
        return true;
    }

    // a word that is too long ends where it was last joined; without a joint it is nothing at all
    private void Chop(int count, int position)
    {
        int joint = count - 1;
        while (joint > 0 && char.IsAsciiLetterOrDigit(_symbols[joint]))
        {
            joint--;
        }

        int end = joint;
        while (end > 0 && !char.IsAsciiLetterOrDigit(_symbols[end - 1]))
        {
            end--;
        }

        Count = end;
        Next = joint > 0 ? _positions[joint] + 1 : position;
    }

    private readonly bool Fits(TextClass kind, char c, int count, int kept)
    {
        int waiting = count - kept;
        if ((kind & TextClass.Alphanumeric) != 0)
        {
            // a space only joins digits
            return waiting != 1 || kept == 0 || !IsGap(_symbols[count - 1]) || (kind & TextClass.Digit) != 0;
        }

        if ((kind & TextClass.Joiner) != 0)
        {
            return count == 0 ? c is '+' or '＋'
                : waiting == 0 || (waiting == 1 && kept > 0 && _symbols[count - 1] == ':' && TextClasses.Fold(c) == ':');
        }

        return (kind & TextClass.Gap) != 0 && waiting == 0 && count > 0 && char.IsAsciiDigit(_symbols[count - 1]);
    }

    private static bool IsGap(char folded) => folded is ' ' or ')';
}
