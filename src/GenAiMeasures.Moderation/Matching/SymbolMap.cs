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

    // what every character is to a lexicon without terms
    private static readonly ushort[] Kinds = [.. Enumerable.Range(0, 65_536).Select(c => OfKind(FoldTable.Shared.Kind((char)c)))];

    private readonly ushort[] _symbols;
    private readonly Dictionary<int, ushort> _supplementary;

    private SymbolMap(ushort[] symbols, Dictionary<int, ushort> supplementary)
    {
        _symbols = symbols;
        _supplementary = supplementary;
    }

    internal ushort[] Symbols => _symbols;

    // Numbers the folded code points of an alphabet, the frequent ones first: that makes the automaton's rows dense.
    internal static SymbolMap Create(Dictionary<int, int> counts, out Dictionary<int, ushort> numbers)
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

        FoldTable table = FoldTable.Shared;
        ushort[] symbols = [.. Kinds];
        foreach ((int codePoint, ushort number) in numbers)
        {
            foreach (char c in table.FoldingTo(codePoint))
            {
                symbols[c] = number;
            }
        }

        return new SymbolMap(symbols, numbers.Where(n => n.Key >= 65_536).ToDictionary());
    }

    internal ushort OfSupplementary(int codePoint)
    {
        CharKind kind = FoldTable.Kind(codePoint);
        return kind == CharKind.Symbol ? _supplementary.GetValueOrDefault(FoldTable.Fold(codePoint)) : OfKind(kind);
    }

    private static ushort OfKind(CharKind kind) => kind == CharKind.Symbol ? (ushort)Automaton.Unknown : (ushort)(FirstSpecial + (int)kind);
}
