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
        var denied = new HashSet<(int Term, int Start, int End)>();
        var covers = new HashSet<(int Term, int Start, int End)>();
        List<NaiveSymbol> plain = Symbols(text);
        foreach (List<NaiveSymbol> symbols in Readings(text))
        {
            for (int t = 0; t < terms.Count; t++)
            {
                for (int s = 0; s < symbols.Count; s++)
                {
                    if (Match(terms[t], symbols, s, plain) is { } span)
                    {
                        (terms[t].Kind == TermKind.Deny ? denied : covers).Add((t, span.Start, span.End));
                    }
                }
            }
        }

        return [.. denied.Where(d => !covers.Any(c => Protects(c, d)))];
    }

    /// <summary>Whether what begins at a place can still become a term that counts, given no more than the text so far.</summary>
    internal bool IsLive(string text, int position) => Readings(text).Any(symbols =>
    {
        int start = symbols.FindIndex(s => s.Position == position);
        return start >= 0 && terms.Where(t => t.Kind == TermKind.Deny).Any(t => Walk(Folded(t.Text), symbols, start, out _, out bool ranOut) is null && ranOut);
    });

    internal static List<NaiveSymbol> Symbols(string text)
    {
        var symbols = new List<NaiveSymbol>();
        FoldTable table = FoldTable.Shared;
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = char.IsSurrogatePair(text, i);
            if (!pair && char.IsSurrogate(text[i]))
            {
                symbols.Add(new NaiveSymbol(symbols.Count, i, 1, CharKind.Surrogate, -1, false, false, symbols.Count));
                continue;
            }

            int codePoint = char.ConvertToUtf32(text, i);
            CharKind kind = table.Kind(codePoint);
            if (table.Several(codePoint) is { } several)
            {
                foreach (char c in several)
                {
                    symbols.Add(new NaiveSymbol(symbols.Count, i, pair ? 2 : 1, CharKind.Symbol, c, table.IsWord(c), false, symbols.Count));
                }
            }
            else
            {
                symbols.Add(new NaiveSymbol(
                    symbols.Count, i, pair ? 2 : 1, kind, kind == CharKind.Symbol ? table.Fold(codePoint) : -1,
                    table.IsWord(codePoint), table.IsLookalike(codePoint), symbols.Count));
            }

            i += pair ? 1 : 0;
        }

        return symbols;
    }

    // the text as it stands, and with every run of one symbol as one, which ends where the run ends
    private static IEnumerable<List<NaiveSymbol>> Readings(string text)
    {
        List<NaiveSymbol> symbols = Symbols(text);
        yield return symbols;
        var collapsed = new List<NaiveSymbol>();
        int run = 0;
        int last = -1;
        int separators = 0;
        int invisible = 0;
        foreach (NaiveSymbol symbol in symbols)
        {
            bool between = symbol.Kind is CharKind.Separator or CharKind.Clause or CharKind.Sentence or CharKind.Invisible;
            if (between)
            {
                separators += symbol.Kind == CharKind.Invisible ? 0 : 1;
                invisible += symbol.Kind == CharKind.Invisible ? 1 : 0;
                last = separators > 4 || invisible > 16 ? -1 : last;
                collapsed.Add(symbol);
                continue;
            }

            separators = invisible = 0;
            if (last >= 0 && symbol.Folded >= 0 && collapsed[last].Folded == symbol.Folded && ++run <= LexiconScanner.LongestRun)
            {
                NaiveSymbol first = collapsed[last];
                Marks within = collapsed.Skip(last + 1).Aggregate(first.Within, (marks, s) => marks | MarkOf(s.Kind));
                collapsed.RemoveRange(last, collapsed.Count - last);
                collapsed.Add(first with { Index = symbol.Index, Position = symbol.Position, Length = symbol.Length, Within = within });
                continue;
            }

            run = 1;
            last = collapsed.Count;
            collapsed.Add(symbol);
        }

        yield return collapsed;
    }

    private static List<int> Folded(string term)
    {
        var folded = new List<int>();
        FoldedText.Append(FoldTable.Shared, term, folded);
        return folded;
    }

    private static (int Start, int End)? Match(LexiconTerm term, List<NaiveSymbol> symbols, int start, List<NaiveSymbol> plain)
    {
        List<int> folded = Folded(term.Text);
        List<NaiveSymbol>? matched = Walk(folded, symbols, start, out Marks marks, out _);
        if (matched is null)
        {
            return null;
        }

        // a run at the beginning is before the term, one at the end behind it
        NaiveSymbol end = plain[matched[^1].First];
        NaiveSymbol begin = matched.Count == 1 ? end : matched[0];
        foreach (NaiveSymbol run in matched.Skip(1).SkipLast(1).Where(m => m.IsRun))
        {
            marks |= run.Within | Marks.Repeat;
        }

        if (term.Kind == TermKind.Deny)
        {
            bool digits = folded.TrueForAll(f => f is >= '0' and <= '9');
            Marks bears = term.Match == TermMatch.Exact || digits ? Marks.Invisible
                : folded.Count >= 3 ? Marks.Between
                : Marks.Separator | Marks.Invisible | Marks.Repeat;
            bool word = FoldTable.Shared.IsWord(folded[0]);
            bool looks = term.Match != TermMatch.Exact && !digits && (!word || folded.Count >= 3);
            bool disguised = term.Match != TermMatch.Substring && (!word || folded.Count >= 5);
            if ((marks & ~bears) != 0
                || (matched.Exists(m => m.IsLookalike) && !looks)
                || (matched.TrueForAll(m => m.IsLookalike) && !disguised))
            {
                return null;
            }

            if (term.Match != TermMatch.Substring
                && ((word && begin.IsWord && Neighbour(plain, begin.First, -1))
                    || (FoldTable.Shared.IsWord(folded[^1]) && Neighbour(plain, end.Index, 1))))
            {
                return null;
            }
        }

        return (begin.Position, end.Position + end.Length);
    }

    // steps through the text; the symbols, or null; ranOut when the text ended first
    private static List<NaiveSymbol>? Walk(List<int> folded, List<NaiveSymbol> symbols, int start, out Marks marks, out bool ranOut)
    {
        marks = Marks.None;
        ranOut = false;
        if (symbols[start].Folded != folded[0])
        {
            return null;
        }

        List<NaiveSymbol> matched = [symbols[start]];
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
                    marks |= MarkOf(kind);
                    invisible++;
                }
                else if (kind is CharKind.Separator or CharKind.Clause or CharKind.Sentence)
                {
                    marks |= MarkOf(kind);
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

            matched.Add(symbols[at]);
        }

        return matched;
    }

    private static Marks MarkOf(CharKind kind) => kind switch
    {
        CharKind.Invisible => Marks.Invisible,
        CharKind.Separator => Marks.Separator,
        CharKind.Clause => Marks.Clause,
        _ => Marks.Sentence,
    };

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
