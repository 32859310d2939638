namespace GenAiMeasures.Moderation;

// the automaton alone, over a whole text
internal static class PlainCount
{
    internal static long Of(LexiconSnapshot snapshot, ReadOnlySpan<char> text)
    {
        Automaton automaton = snapshot.Automaton;
        ushort[] symbols = snapshot.Map.Symbols;
        Cell[] cells = automaton.Cells;
        Output[] outputs = automaton.Outputs;
        long count = 0;
        int state = 0;
        foreach (char c in text)
        {
            int symbol = symbols[c];
            state = symbol is Automaton.Unknown or >= SymbolMap.FirstSpecial ? 0 : automaton.Step(state, symbol);
            for (int at = cells[state].Output; at != 0; at = outputs[at].Next)
            {
                count++;
            }
        }

        return count;
    }
}
