namespace GenAiMeasures.Moderation.Tests;

/// <summary>
/// The plainest judgement of a whole text: every term is tried at every place, separators are stepped over one by one.
/// Written without the automaton, so that the two can disagree.
/// </summary>
internal sealed class NaiveLexicon(IReadOnlyList<LexiconTerm> terms)
{
    private readonly bool _hasWords = terms.Any(t => t.Kind == TermKind.Word);

    /// <summary>All matches that nothing protects: the term's number, the first character and the one after the last.</summary>
    internal List<(int Term, int Start, int End)> Find(string text)
    {
        List<NaiveSymbol> symbols = Symbols(text);
        var denied = new List<(int Term, int Start, int End)>();
        var covers = new List<(int Term, int Start, int End)>();
        for (int t = 0; t < terms.Count; t++)
        {
            for (int s = 0; s < symbols.Count; s++)
            {
                if (Match(terms[t], symbols, s) is { } end)
                {
                    (terms[t].Kind == TermKind.Deny ? denied : covers).Add((t, symbols[s].Position, end));
                }
            }
        }

        return [.. denied.Where(d => !covers.Exists(c => Protects(c, d)))];
    }

    /// <summary>Whether what begins at a place can still become a term that counts, given no more than the text so far.</summary>
    internal bool IsLive(string text, int position)
    {
        List<NaiveSymbol> symbols = Symbols(text);
        int start = symbols.FindIndex(s => s.Position == position);
        return start >= 0 && terms.Where(t => t.Kind == TermKind.Deny).Any(t => Walk(Folded(t.Text), symbols, start, out _, out bool ranOut) is null && ranOut);
    }

    internal static List<NaiveSymbol> Symbols(string text)
    {
        var symbols = new List<NaiveSymbol>();
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = char.IsSurrogatePair(text, i);
            if (!pair && char.IsSurrogate(text[i]))
            {
                symbols.Add(new NaiveSymbol(i, 1, CharKind.Surrogate, -1, false));
                continue;
            }

            int codePoint = char.ConvertToUtf32(text, i);
            CharKind kind = FoldTable.Kind(codePoint);
            symbols.Add(new NaiveSymbol(
                i, pair ? 2 : 1, kind, kind == CharKind.Symbol ? FoldTable.Fold(codePoint) : -1, !pair && FoldTable.Shared.IsWord(text[i])));
            i += pair ? 1 : 0;
        }

        return symbols;
    }

    private static List<int> Folded(string term)
    {
        var folded = new List<int>();
        FoldedText.Append(term, folded);
        return folded;
    }

    private static int? Match(LexiconTerm term, List<NaiveSymbol> symbols, int start)
    {
        List<int> folded = Folded(term.Text);
        int? last = Walk(folded, symbols, start, out Marks marks, out _);
        if (last is null)
        {
            return null;
        }

        NaiveSymbol end = symbols[last.Value];
        if (term.Kind == TermKind.Deny)
        {
            bool digits = folded.TrueForAll(f => f is >= '0' and <= '9');
            Marks bears = term.Match == TermMatch.Exact || digits ? Marks.Invisible
                : folded.Count >= 3 ? Marks.Borne
                : Marks.Separator | Marks.Invisible;
            if ((marks & ~bears) != 0)
            {
                return null;
            }

            if (term.Match != TermMatch.Substring
                && ((symbols[start].IsWord && Neighbour(symbols, start, -1)) || (end.IsWord && Neighbour(symbols, last.Value, 1))))
            {
                return null;
            }
        }

        return end.Position + end.Length;
    }

    // steps through the text; the index of the last symbol, or null; ranOut when the text ended first
    private static int? Walk(List<int> folded, List<NaiveSymbol> symbols, int start, out Marks marks, out bool ranOut)
    {
        marks = Marks.None;
        ranOut = false;
        if (symbols[start].Folded != folded[0])
        {
            return null;
        }

        int at = start;
        for (int i = 1; i < folded.Count; i++)
        {
            int separators = 0;
            int invisible = 0;
            for (at++; ; at++)
            {
                if (at == symbols.Count)
                {
                    ranOut = true;
                    return null;
                }

                CharKind kind = symbols[at].Kind;
                if (kind == CharKind.Invisible)
                {
                    marks |= Marks.Invisible;
                    invisible++;
                }
                else if (kind is CharKind.Separator or CharKind.Clause or CharKind.Sentence)
                {
                    marks |= kind == CharKind.Separator ? Marks.Separator : kind == CharKind.Clause ? Marks.Clause : Marks.Sentence;
                    separators++;
                }
                else
                {
                    break;
                }

                if (separators > 4 || invisible > 16)
                {
                    return null;
                }
            }

            if (symbols[at].Folded != folded[i])
            {
                return null;
            }
        }

        return at;
    }

    // whether the next character that can be seen is part of a word
    private static bool Neighbour(List<NaiveSymbol> symbols, int at, int step)
    {
        for (int i = at + step; i >= 0 && i < symbols.Count; i += step)
        {
            if (symbols[i].Kind != CharKind.Invisible)
            {
                return symbols[i].IsWord;
            }
        }

        return false;
    }

    private bool Protects((int Term, int Start, int End) cover, (int Term, int Start, int End) denied)
    {
        if (terms[cover.Term].Kind == TermKind.Allow)
        {
            return cover.Start <= denied.Start && cover.End >= denied.End;
        }

        LexiconTerm term = terms[denied.Term];
        return _hasWords && term.Match != TermMatch.Exact && Folded(term.Text).Count <= 2
            && cover.Start < denied.End && cover.End > denied.Start
            && (cover.Start < denied.Start || cover.End > denied.End);
    }
}
