using System.Runtime.CompilerServices;

namespace GenAiMeasures.Moderation;

// Scans one text as it arrives. All state between two pieces lies here, so that every way of cutting the text gives the
// same hits, and how far the text may leave follows from the automaton's state alone. Used by one caller at a time.
internal sealed class LexiconScanner
{
    // how many separators in a row a term bears between two of its characters
    internal const int LongestGap = 4;

    // how many invisible characters in a row a term bears
    internal const int LongestInvisible = 16;

    // how many characters before a term an ordinary word that cuts across its beginning can start
    private const int LongestWord = 8;

    private readonly LexiconSnapshot _snapshot;
    private readonly Automaton _automaton;
    private readonly ushort[] _symbols;
    private readonly SymbolEntry[] _ring;
    private readonly int _mask;
    private readonly List<Hit> _hits = [];
    private CandidateList _candidates;
    private Cover[] _covers = [];
    private int _coverCount;
    private int _position;
    private int _state;
    private int _count;
    private int _gap;
    private int _invisible;
    private int _awaiting;
    private Marks _marks = Marks.Break;
    private char _previous;
    private char _high;

    internal LexiconScanner(LexiconSnapshot snapshot)
    {
        _snapshot = snapshot;
        _automaton = snapshot.Automaton;
        _symbols = snapshot.Map.Symbols;
        int size = 16;
        while (size < _automaton.MaxDepth + LongestWord + 1)
        {
            size *= 2;
        }

        _ring = new SymbolEntry[size];
        _mask = size - 1;
    }

    // what was found and decided; the caller takes it and clears it
    internal List<Hit> Hits => _hits;

    // Scans the next piece. Returns how many characters of the text may leave.
    internal int Write(ReadOnlySpan<char> text)
    {
        ushort[] symbols = _symbols;
        foreach (char c in text)
        {
            ushort symbol = symbols[c];
            _position++;
            if (symbol < SymbolMap.FirstSpecial && _high == 0)
            {
                AcceptSymbol(symbol, c, 1);
            }
            else
            {
                AcceptSpecial(symbol, c);
            }
        }

        return Limit();
    }

    // Ends the text: nothing can be completed any more.
    internal int Complete()
    {
        if (_high != 0)
        {
            AcceptLoneSurrogate();
        }

        ResolveWordEnds(endsWord: true);
        _state = 0;
        Decide(0);
        return _position;
    }

    private void AcceptSymbol(ushort symbol, char c, byte length)
    {
        if (_awaiting != 0)
        {
            ResolveWordEnds(!FoldTable.Shared.IsWord(c));
        }

        if (symbol == Automaton.Unknown)
        {
            _previous = c;
            Reset();
            return;
        }

        Marks marks = _marks;
        if (_gap == 0 && FoldTable.Shared.IsWord(_previous))
        {
            marks |= Marks.InsideWord;
        }

        _ring[_count & _mask] = new SymbolEntry(_position - length, symbol, length, marks);
        _count++;
        _marks = Marks.None;
        _gap = 0;
        _invisible = 0;
        _previous = c;
        _state = _automaton.Step(_state, symbol);
        if (_automaton.Cells[_state].Output != 0)
        {
            AddCandidates();
        }

        if (_candidates.Count != 0)
        {
            AddCovers();
            Decide(_position);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AcceptSpecial(ushort symbol, char c)
    {
        if (_high != 0)
        {
            if (char.IsLowSurrogate(c))
            {
                int codePoint = char.ConvertToUtf32(_high, c);
                _high = '\0';
                symbol = _snapshot.Map.OfSupplementary(codePoint);
                if (symbol < SymbolMap.FirstSpecial)
                {
                    AcceptSymbol(symbol, '\u4E00', 2);
                    return;
                }
            }
            else
            {
                // the position is that of the character after it already
                AcceptLoneSurrogate();
                if (symbol < SymbolMap.FirstSpecial)
                {
                    AcceptSymbol(symbol, c, 1);
                    return;
                }
            }
        }

        switch (symbol)
        {
            case SymbolMap.Invisible:
                if (_state != 0)
                {
                    _marks |= Marks.Invisible;
                    if (++_invisible > LongestInvisible)
                    {
                        Reset();
                    }
                }

                break;
            case SymbolMap.Surrogate when char.IsHighSurrogate(c):
                _high = c;
                break;
            case SymbolMap.Surrogate when symbol == _symbols[c]:
                _previous = '\0';
                ResolveWordEnds(endsWord: true);
                Reset();
                break;
            default:
                AcceptSeparator(symbol);
                break;
        }
    }

    private void AcceptSeparator(ushort symbol)
    {
        ResolveWordEnds(endsWord: true);
        _previous = '\0';
        if (_state == 0)
        {
            _marks |= Marks.Break;
            DecideIfAny();
            return;
        }

        _marks |= symbol switch
        {
            SymbolMap.Clause => Marks.Clause,
            SymbolMap.Sentence => Marks.Sentence,
            _ => Marks.Separator,
        };
        if (++_gap > LongestGap)
        {
            Reset();
        }
        else
        {
            DecideIfAny();
        }
    }

    private void AcceptLoneSurrogate()
    {
        _high = '\0';
        _previous = '\0';
        ResolveWordEnds(endsWord: true);
        Reset();
    }

    // nothing that was begun can go on
    private void Reset()
    {
        _state = 0;
        _gap = 0;
        _invisible = 0;
        _marks = Marks.Break;
        DecideIfAny();
    }

    private void DecideIfAny()
    {
        if (_candidates.Count != 0)
        {
            Decide(_position);
        }
    }

    private void ResolveWordEnds(bool endsWord)
    {
        if (_awaiting != 0)
        {
            _candidates.ResolveWordEnds(endsWord);
            _awaiting = 0;
        }
    }

    private void AddCandidates()
    {
        Output[] outputs = _automaton.Outputs;
        for (int at = _automaton.Cells[_state].Output; at != 0; at = outputs[at].Next)
        {
            int number = outputs[at].Pattern;
            ref readonly CompiledTerm term = ref _snapshot.Terms[number];
            SymbolEntry first = _ring[(_count - term.Length) & _mask];
            if ((term.Is(TermFlags.StartsWord) && (first.Marks & Marks.InsideWord) != 0) || !Bears(term))
            {
                continue;
            }

            if (term.Is(TermFlags.Straddled))
            {
                AddWordsBefore(_count - term.Length);
            }

            bool awaits = term.Is(TermFlags.EndsWord);
            _awaiting += awaits ? 1 : 0;
            _candidates.Add(new Candidate(number, first.Position, _position, awaits));
        }
    }

    private bool Bears(in CompiledTerm term)
    {
        Marks marks = Marks.None;
        for (int i = _count - term.Length + 1; i < _count; i++)
        {
            marks |= _ring[i & _mask].Marks;
        }

        return (marks & Marks.Borne & ~term.Bears) == 0;
    }

    // Ordinary words that begin before a hit and end within it were not noted when they ended: nobody needed them then.
    private void AddWordsBefore(int hit)
    {
        int from = hit;
        int oldest = Math.Max(0, Math.Max(hit - LongestWord, _count - _ring.Length));
        while (from > oldest && (_ring[from & _mask].Marks & Marks.Break) == 0)
        {
            from--;
        }

        Output[] outputs = _automaton.Outputs;
        int state = 0;
        for (int i = from; i < _count; i++)
        {
            state = _automaton.Step(state, _ring[i & _mask].Symbol);
            for (int at = i < hit ? 0 : _automaton.CoverOutputs[state]; at != 0; at = outputs[at].Next)
            {
                int start = i + 1 - _snapshot.Terms[outputs[at].Pattern].Length;
                if (start < hit && i < _count - 1)
                {
                    SymbolEntry last = _ring[i & _mask];
                    AddCover(new Cover(outputs[at].Pattern, _ring[start & _mask].Position, last.Position + last.Length));
                }
            }
        }
    }

    private void AddCovers()
    {
        if (_automaton.CoverOutputs.Length == 0)
        {
            return;
        }

        Output[] outputs = _automaton.Outputs;
        for (int at = _automaton.CoverOutputs[_state]; at != 0; at = outputs[at].Next)
        {
            int number = outputs[at].Pattern;
            AddCover(new Cover(number, _ring[(_count - _snapshot.Terms[number].Length) & _mask].Position, _position));
        }
    }

    private void AddCover(Cover cover)
    {
        if (_coverCount == _covers.Length)
        {
            Array.Resize(ref _covers, Math.Max(4, _coverCount * 2));
        }

        _covers[_coverCount++] = cover;
    }

    // Decides the candidates whose fate is settled, from the left: nothing that starts earlier can come any more.
    private void Decide(int decidedAt)
    {
        while (_candidates.Count != 0)
        {
            Candidate first = _candidates.First;
            int depth = _automaton.LiveDepths[_state];
            int live = depth == 0 ? int.MaxValue : _ring[(_count - depth) & _mask].Position;

            // a word that cuts across the end of a hit begins within it
            int until = _snapshot.Terms[first.Term].Is(TermFlags.Straddled) ? first.End - 1 : first.Start;
            if (first.AwaitsWordEnd || live <= until)
            {
                return;
            }

            _candidates.RemoveFirst();
            if (!IsCovered(first))
            {
                _hits.Add(new Hit(first.Term, first.Start, first.End - first.Start, decidedAt));
            }
        }

        _coverCount = 0;
    }

    private bool IsCovered(in Candidate candidate)
    {
        CompiledTerm[] terms = _snapshot.Terms;
        ref readonly CompiledTerm term = ref terms[candidate.Term];
        for (int i = 0; i < _coverCount; i++)
        {
            Cover cover = _covers[i];
            if (terms[cover.Term].Lexicon <= term.Lexicon
                && (terms[cover.Term].Is(TermFlags.Allow) ? Contains(cover, candidate) : term.Is(TermFlags.Straddled) && Straddles(cover, candidate)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(in Cover cover, in Candidate candidate) => cover.Start <= candidate.Start && cover.End >= candidate.End;

    // a word that reaches beyond the hit on one side at least, and shares characters with it
    private static bool Straddles(in Cover cover, in Candidate candidate) =>
        cover.Start < candidate.End && cover.End > candidate.Start && (cover.Start < candidate.Start || cover.End > candidate.End);

    private int Limit()
    {
        int limit = _high != 0 ? _position - 1 : _position;
        int held = _automaton.HoldDepths[_state];
        if (held != 0)
        {
            limit = Math.Min(limit, _ring[(_count - held) & _mask].Position);
        }

        return _candidates.Count != 0 ? Math.Min(limit, _candidates.First.Start) : limit;
    }
}
