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
            int first = view.Count - term.Length;
            if (!view.Bears(term) || (_characters is not null && IsWrittenOut(number, first)))
            {
                continue;
            }

            if (term.Is(TermFlags.Straddled))
            {
                AddWordsBefore(view, view.PositionOf(first));
            }

            bool awaits = term.Is(TermFlags.EndsWord);
            _awaiting += awaits ? 1 : 0;
            _candidates.Add(new Candidate(number, view.PositionOf(first), _position, awaits));
        }
    }

    private bool IsWrittenOut(int term, int first)
    {
        var folded = new List<int>();
        FoldedText.Append(_written!, _snapshot.TextOf(term), folded);
        for (int i = 0; i < folded.Count; i++)
        {
            if (_characters![(first + i) & (_characters.Length - 1)] != folded[i])
            {
                return false;
            }
        }

        return true;
    }

    // Ordinary words that begin before a hit and end within it were not noted when they ended: nobody needed them then. Those
    // of both readings count.
    private void AddWordsBefore(ScanView view, int hitStart)
    {
        if (_automaton.CoverOutputs.Length == 0)
        {
            return;
        }

        bool isPlain = ReferenceEquals(view, _plain);
        AddWordsBefore(view, hitStart, view.Count - 1);
        if (_isCollapsing)
        {
            // the other reading ends with the symbol before this one, or with the run that this one goes on with
            ScanView other = isPlain ? _collapsed! : _plain;
            AddWordsBefore(other, hitStart, isPlain && _run == 1 ? other.Count - 1 : other.Count);
        }
    }

    private void AddWordsBefore(ScanView view, int hitStart, int end)
    {
        int hit = view.Count;
        int earliest = Math.Max(0, view.Count - ScanView.LongestWord / 2);
        while (hit > earliest && view.EndOf(hit - 1) > hitStart)
        {
            hit--;
        }

        int from = hit;
        int oldest = Math.Max(0, hit - ScanView.LongestWord);
        while (from > oldest && (from == view.Count || (view.MarksOf(from) & Marks.Break) == 0))
        {
            from--;
        }

        Output[] outputs = _automaton.Outputs;
        int state = 0;
        for (int i = from; i < end; i++)
        {
            state = _automaton.Step(state, view.SymbolOf(i));
            for (int at = i < hit ? 0 : _automaton.CoverOutputs[state]; at != 0; at = outputs[at].Next)
            {
                int start = i + 1 - _snapshot.Terms[outputs[at].Pattern].Length;
                if (start < hit)
                {
                    AddCover(new Cover(outputs[at].Pattern, view.PositionOf(start), view.EndOf(i)));
                }
            }
        }
    }

    // what only some scans need of every character: how it is written, or what covers end there
    private void NoteExtra(int character)
    {
        if (_characters is not null)
        {
            _characters[(_plain.Count - 1) & (_characters.Length - 1)] = _written!.Fold(character);
        }

        if (_trace is not null && _automaton.CoverOutputs.Length != 0)
        {
            Output[] outputs = _automaton.Outputs;
            for (int at = _automaton.CoverOutputs[_plain.State]; at != 0; at = outputs[at].Next)
            {
                int number = outputs[at].Pattern;
                _trace.Covers.Add(new Cover(number, _plain.PositionOf(_plain.Count - _snapshot.Terms[number].Length), _position));
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
            else
            {
                _trace?.Dropped.Add(first);
            }
        }

        _coverCount = 0;
    }

    private bool IsCovered(in Candidate candidate)
    {
        for (int i = 0; i < _coverCount; i++)
        {
            if (CoverRules.EffectOf(_snapshot.Terms, _covers[i], candidate) == CoverEffect.Protects)
            {
                return true;
            }
        }

        return false;
    }
}
