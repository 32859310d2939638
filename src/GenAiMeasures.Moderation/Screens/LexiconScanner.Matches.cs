namespace GenAiMeasures.Moderation;

// what was met, what protects it, and when its fate is settled
internal sealed partial class LexiconScanner
{
    private void AddCandidates(ScanView view)
    {
        Output[] outputs = _automaton.Outputs;
        for (int at = _automaton.Cells[view.State].Output; at != 0; at = outputs[at].Next)
        {
            int number = outputs[at].Pattern;
            ref readonly CompiledTerm term = ref _snapshot.Terms[number];
            if (!view.Bears(term))
            {
                continue;
            }

            int first = view.Count - term.Length;
            if (term.Is(TermFlags.Straddled))
            {
                AddWordsBefore(view, first);
            }

            bool awaits = term.Is(TermFlags.EndsWord);
            _awaiting += awaits ? 1 : 0;
            _candidates.Add(new Candidate(number, view.PositionOf(first), _position, awaits));
        }
    }

    // Ordinary words that begin before a hit and end within it were not noted when they ended: nobody needed them then.
    private void AddWordsBefore(ScanView view, int hit)
    {
        int from = hit;
        int oldest = Math.Max(0, hit - ScanView.LongestWord);
        while (from > oldest && (view.MarksOf(from) & Marks.Break) == 0)
        {
            from--;
        }

        Output[] outputs = _automaton.Outputs;
        int state = 0;
        for (int i = from; i < view.Count; i++)
        {
            state = _automaton.Step(state, view.SymbolOf(i));
            for (int at = i < hit || _automaton.CoverOutputs.Length == 0 ? 0 : _automaton.CoverOutputs[state]; at != 0; at = outputs[at].Next)
            {
                int start = i + 1 - _snapshot.Terms[outputs[at].Pattern].Length;
                if (start < hit && i < view.Count - 1)
                {
                    AddCover(new Cover(outputs[at].Pattern, view.PositionOf(start), view.EndOf(i)));
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

        AddCovers(_plain);
        if (_isCollapsing && _run == 1)
        {
            AddCovers(_collapsed!);
        }
    }

    private void AddCovers(ScanView view)
    {
        Output[] outputs = _automaton.Outputs;
        for (int at = _automaton.CoverOutputs[view.State]; at != 0; at = outputs[at].Next)
        {
            int number = outputs[at].Pattern;
            AddCover(new Cover(number, view.PositionOf(view.Count - _snapshot.Terms[number].Length), _position));
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
            int live = _isCollapsing ? Math.Min(_plain.LiveStart, _collapsed!.LiveStart) : _plain.LiveStart;

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
}
