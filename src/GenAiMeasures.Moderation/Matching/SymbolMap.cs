namespace GenAiMeasures.Moderation;

// From characters to the symbols of one automaton, with the fold built in: one look-up says all there is to know about a
// character. Values from FirstSpecial on are no symbols but kinds. Immutable and thread-safe.
internal sealed class SymbolMap
{
    internal const ushort FirstSpecial = 0xFFF0;
    internal const ushort Separator = FirstSpecial + (ushort)CharKind.Separator;
    internal const ushort Clause = FirstSpecial + (ushort)CharKind.Clause;
    internal const ushort Sentence = FirstSpecial + (ushort)CharKind.Sentence;
    internal const ushort Invisible = FirstSpecial + (ushort)CharKind.Invisible;
    internal const ushort Surrogate = FirstSpecial + (ushort)CharKind.Surrogate;

    internal const ushort Several = FirstSpecial + (ushort)CharKind.Several;

    private readonly FoldTable _table;
    private readonly ushort[] _symbols;
    private readonly Dictionary<int, ushort> _supplementary;

    private SymbolMap(FoldTable table, ushort[] symbols, Dictionary<int, ushort> supplementary)
    {
        _table = table;
        _symbols = symbols;
        _supplementary = supplementary;
    }

    internal ushort[] Symbols => _symbols;

    internal FoldTable Table => _table;

    // Numbers the folded code points of an alphabet, the frequent ones first: that makes the automaton's rows dense.
    internal static SymbolMap Create(FoldTable table, Dictionary<int, int> counts, out Dictionary<int, ushort> numbers)
    {
        if (counts.Count >= FirstSpecial - 1)
        {
            throw new LexiconException("all", [new LexiconProblem(0, "alphabet", $"The terms use {counts.Count} different characters; {FirstSpecial - 2} is the most.")]);
        }

        numbers = new Dictionary<int, ushort>(counts.Count);
        foreach (int codePoint in counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select(c => c.Key))
        {
            numbers.Add(codePoint, (ushort)(numbers.Count + 1));
        }

        var symbols = new ushort[65_536];
        for (int i = 0; i < symbols.Length; i++)
        {
            symbols[i] = OfKind(table.Kind((char)i));
        }

        foreach ((int codePoint, ushort number) in numbers)
        {
            foreach (char c in table.FoldingTo(codePoint))
            {
                symbols[c] = number;
            }
        }

        foreach (int several in table.AllSeveral())
        {
            if (several < 65_536)
            {
                symbols[several] = Several;
            }
        }

        return new SymbolMap(table, symbols, numbers.Where(n => n.Key >= 65_536).ToDictionary());
    }

    internal ushort OfSupplementary(int codePoint)
    {
        if (_table.Several(codePoint) is not null)
        {
            return Several;
        }

        CharKind kind = _table.Kind(codePoint);
        if (kind != CharKind.Symbol)
        {
            return OfKind(kind);
        }

        int folded = _table.Fold(codePoint);
        return folded < 65_536 ? OfFolded((char)folded) : _supplementary.GetValueOrDefault(folded);
    }

    // the symbol of a character that is folded already
    internal ushort OfFolded(char c) => _symbols[c] < FirstSpecial ? _symbols[c] : (ushort)Automaton.Unknown;

    private static ushort OfKind(CharKind kind) => kind == CharKind.Symbol ? (ushort)Automaton.Unknown : (ushort)(FirstSpecial + (int)kind);
}
