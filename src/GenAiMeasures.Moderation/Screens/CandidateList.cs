namespace GenAiMeasures.Moderation;

// Candidates by where they start, longer ones first; the array is kept, so that nothing is allocated once it is large enough.
internal struct CandidateList
{
    private Candidate[]? _items;
    private int _count;

    internal readonly int Count => _count;

    internal readonly Candidate First => _items![0];

    internal void Add(in Candidate candidate)
    {
        _items ??= new Candidate[4];
        for (int i = 0; i < _count; i++)
        {
            // both readings of the text meet the same match
            if (_items[i] == candidate)
            {
                return;
            }
        }

        if (_count == _items.Length)
        {
            Array.Resize(ref _items, _count * 2);
        }

        int at = _count;
        while (at > 0 && IsBefore(candidate, _items[at - 1]))
        {
            _items[at] = _items[at - 1];
            at--;
        }

        _items[at] = candidate;
        _count++;
    }

    internal void RemoveFirst()
    {
        _count--;
        Array.Copy(_items!, 1, _items!, 0, _count);
    }

    // The next character is known: a candidate that had to end a word does so now, or is dropped.
    internal void ResolveWordEnds(bool endsWord)
    {
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            Candidate candidate = _items![i];
            if (!candidate.AwaitsWordEnd || endsWord)
            {
                _items[kept++] = candidate with { AwaitsWordEnd = false };
            }
        }

        _count = kept;
    }

    private static bool IsBefore(in Candidate one, in Candidate other) =>
        one.Start != other.Start ? one.Start < other.Start
        : one.End != other.End ? one.End > other.End
        : one.Term < other.Term;
}
