using System.Text.RegularExpressions;

namespace GenAiMeasures.Moderation;

// Finds what regular expressions match in one text as it arrives. A rule matches at a place when it does so within its
// declared length there: so a match is settled once that many characters are known, however the text is cut.
internal sealed class PatternScanner
{
    private readonly LexiconSnapshot _snapshot;
    private readonly FoldTable _table;
    private readonly int[] _next;
    private readonly int _longest;
    private char[] _buffer = new char[512];

    // where in the text the buffer begins, and how much of it is filled
    private int _origin;
    private int _count;

    internal PatternScanner(LexiconSnapshot snapshot)
    {
        _snapshot = snapshot;
        _table = snapshot.Map.Table;
        _next = new int[snapshot.Patterns.Count];
        foreach (CompiledPattern pattern in snapshot.Patterns)
        {
            _longest = Math.Max(_longest, pattern.MaxLength);
        }
    }

    internal List<Hit> Hits { get; } = [];

    // Scans the next piece. Returns how many characters of the text may leave.
    internal int Write(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            // a long piece is taken in steps, so that the buffer stays small and the outcome does not depend on the cut
            ReadOnlySpan<char> step = text[..Math.Min(text.Length, 4_096)];
            text = text[step.Length..];
            Append(step);
            Scan(completed: false);
            Forget();
        }

        return Limit();
    }

    internal int Complete()
    {
        Scan(completed: true);
        return _origin + _count;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (_count + text.Length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _count + text.Length));
        }

        // one character for one, so that places stay those of the original
        foreach (char c in text)
        {
            _buffer[_count++] = _table.Kind(c) == CharKind.Symbol ? _table.Fold(c) : c;
        }
    }

    private void Scan(bool completed)
    {
        int end = _origin + _count;
        for (int i = 0; i < _next.Length; i++)
        {
            CompiledPattern pattern = _snapshot.Patterns[i];
            while (Find(pattern, _next[i]) is { } match && (completed || match.Start + pattern.MaxLength <= end))
            {
                if (match.Length > 0)
                {
                    Hits.Add(new Hit(pattern.Term, match.Start, match.Length, completed && match.Start + pattern.MaxLength > end ? 0 : match.Start + pattern.MaxLength));
                }

                _next[i] = match.Start + Math.Max(1, match.Length);
            }

            if (!completed)
            {
                _next[i] = Math.Max(_next[i], Math.Min(FirstOpen(pattern, end), Find(pattern, _next[i])?.Start ?? int.MaxValue));
            }
        }
    }

    // the leftmost match from a place on, cut to the rule's length; null when there is none in what is known
    private (int Start, int Length)? Find(CompiledPattern pattern, int from)
    {
        ReadOnlySpan<char> known = _buffer.AsSpan(0, _count);
        while (from < _origin + _count)
        {
            Regex.ValueMatchEnumerator matches = pattern.Regex.EnumerateMatches(known, from - _origin);
            if (!matches.MoveNext())
            {
                return null;
            }

            int start = matches.Current.Index;
            if (matches.Current.Length <= pattern.MaxLength)
            {
                return (start + _origin, matches.Current.Length);
            }

            // too long here: what it matches within its length counts, from this place only
            Regex.ValueMatchEnumerator within = pattern.Regex.EnumerateMatches(known[..(start + pattern.MaxLength)], start);
            if (within.MoveNext() && within.Current.Index == start)
            {
                return (start + _origin, within.Current.Length);
            }

            from = start + _origin + 1;
        }

        return null;
    }

    private static int FirstOpen(CompiledPattern pattern, int end) => Math.Max(0, end - pattern.MaxLength + 1);

    // keeps one character before what is open, for word boundaries
    private void Forget()
    {
        int keep = _origin + _count;
        foreach (int next in _next)
        {
            keep = Math.Min(keep, next - 1);
        }

        int drop = Math.Max(0, keep - _origin);
        if (drop > 0)
        {
            _buffer.AsSpan(drop, _count - drop).CopyTo(_buffer);
            _origin += drop;
            _count -= drop;
        }
    }

    private int Limit()
    {
        int limit = _origin + _count;
        foreach (int next in _next)
        {
            limit = Math.Min(limit, next);
        }

        return limit;
    }
}
