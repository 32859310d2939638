namespace GenAiMeasures.Moderation;

// the automaton alone, over a whole text
internal sealed class PlainCount(LexiconSnapshot snapshot)
{
    private readonly Automaton _automaton = snapshot.Automaton;
    private readonly ushort[] _symbols = snapshot.Map.Symbols;
    private readonly StartPairs? _pairs = StartPairs.Of(snapshot.Automaton);

    internal long Of(ReadOnlySpan<char> text) => _pairs is null ? Walk(text) : Skip(text, _pairs);

    private long Walk(ReadOnlySpan<char> text)
    {
        long count = 0;
        int state = 0;
        foreach (char c in text)
        {
            state = Step(state, _symbols[c], ref count);
        }

        return count;
    }

    // Whatever stands before a character counts for nothing once the automaton is at its root or knows that character only.
    private long Skip(ReadOnlySpan<char> text, StartPairs pairs)
    {
        Cell[] cells = _automaton.Cells;
        ushort[] symbols = _symbols;
        long count = 0;
        int at = 0;
        while (at + 1 < text.Length)
        {
            int first = symbols[text[at]];
            int second = symbols[text[at + 1]];
            while (!pairs.MayBegin(first, second))
            {
                if (++at + 1 >= text.Length)
                {
                    return count;
                }

                first = second;
                second = symbols[text[at + 1]];
            }

            int state = Step(Step(0, first, ref count), second, ref count);
            at++;
            while (state != 0 && cells[state].Check != 0 && at + 1 < text.Length)
            {
                state = Step(state, symbols[text[++at]], ref count);
            }

            // at the root the character itself begins nothing; at a state of depth one it may
            at += state == 0 ? 1 : 0;
        }

        return count;
    }

    private int Step(int state, int symbol, ref long count)
    {
        state = symbol is Automaton.Unknown or >= SymbolMap.FirstSpecial ? 0 : _automaton.Step(state, symbol);
        for (int at = _automaton.Cells[state].Output; at != 0; at = _automaton.Outputs[at].Next)
        {
            count++;
        }

        return state;
    }
}
