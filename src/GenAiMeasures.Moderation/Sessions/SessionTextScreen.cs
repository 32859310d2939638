namespace GenAiMeasures.Moderation;

// One text of an answer before the lexicons, as the continuation of the text before it. Done as soon as nothing of that
// can become a term any more: that is mostly the first character.
internal sealed class SessionTextScreen : SynchronousTextScreen
{
    private readonly LexiconPolicy _policy;
    private readonly SessionExchange _session;
    private readonly ContentPlace _place;
    private readonly int _shortest;
    private readonly List<(LexiconSnapshot Of, LexiconScanner Scanner)> _scanners = [];
    private readonly int _before;

    // the end of the text; twice as long as what is kept, so that it is seldom moved
    private readonly char[] _tail = new char[JoinedTexts.Kept * 2];
    private int _tailLength;
    private long _length;

    internal SessionTextScreen(LexiconPolicy policy, SessionExchange session, ContentPlace place, string before, int shortest)
    {
        _policy = policy;
        _session = session;
        _place = place;
        _shortest = shortest;
        _before = before.Length;
        Open(policy.Snapshot, before);
        if (policy.Snapshot.Homophones is { } homophones)
        {
            Open(homophones, before);
        }
    }

    protected override long Write(ReadOnlySpan<char> text, ScreenReport report)
    {
        _length += text.Length;
        Keep(text);
        long limit = _length;
        for (int i = _scanners.Count - 1; i >= 0; i--)
        {
            int live = _scanners[i].Scanner.Write(text);
            Report(_scanners[i], report);
            if (live >= _before)
            {
                _scanners.RemoveAt(i);
            }
            else
            {
                limit = 0;
            }
        }

        return limit;
    }

    protected override long Complete(ScreenReport report)
    {
        foreach ((LexiconSnapshot Of, LexiconScanner Scanner) one in _scanners)
        {
            one.Scanner.Complete();
            Report(one, report);
        }

        _session.Append(_place, _tail.AsSpan(0, _tailLength).ToString());
        return _length;
    }

    private void Open(LexiconSnapshot snapshot, string before)
    {
        var scanner = new LexiconScanner(snapshot);
        if (scanner.Write(before) < before.Length)
        {
            scanner.Hits.Clear();
            _scanners.Add((snapshot, scanner));
        }
    }

    private void Report((LexiconSnapshot Of, LexiconScanner Scanner) one, ScreenReport report)
    {
        // what begins in this text is the other screens' business; what ends before it was theirs
        one.Scanner.Hits.RemoveAll(h => h.Term < 0 || h.Start >= _before || h.Start + h.Length <= _before || one.Of.Terms[h.Term].Length < _shortest);
        for (int i = 0; i < one.Scanner.Hits.Count; i++)
        {
            Hit hit = one.Scanner.Hits[i];
            one.Scanner.Hits[i] = hit with
            {
                Start = 0,
                Length = hit.Start + hit.Length - _before,
                DecidedAt = hit.DecidedAt == 0 ? 0 : hit.DecidedAt - _before,
            };
        }

        _policy.Report(one.Of, LexiconFindings.SessionScreenName, _place, one.Scanner.Hits, report);
    }

    private void Keep(ReadOnlySpan<char> text)
    {
        text = text.Length > JoinedTexts.Kept ? text[^JoinedTexts.Kept..] : text;
        if (_tailLength + text.Length > _tail.Length)
        {
            _tail.AsSpan(_tailLength - JoinedTexts.Kept, JoinedTexts.Kept).CopyTo(_tail);
            _tailLength = JoinedTexts.Kept;
        }

        text.CopyTo(_tail.AsSpan(_tailLength));
        _tailLength += text.Length;
    }
}
