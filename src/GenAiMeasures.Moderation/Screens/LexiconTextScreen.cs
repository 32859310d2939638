namespace GenAiMeasures.Moderation;

// one text before the lexicons: hits become findings
internal sealed class LexiconTextScreen(LexiconSnapshot snapshot, ContentPlace place) : SynchronousTextScreen
{
    private readonly LexiconScanner _scanner = new(snapshot);

    protected override long Write(ReadOnlySpan<char> text, ScreenReport report)
    {
        int limit = _scanner.Write(text);
        if (_scanner.Hits.Count != 0)
        {
            Report(report);
        }

        return limit;
    }

    protected override long Complete(ScreenReport report)
    {
        int limit = _scanner.Complete();
        if (_scanner.Hits.Count != 0)
        {
            Report(report);
        }

        return limit;
    }

    private void Report(ScreenReport report)
    {
        foreach (Hit hit in _scanner.Hits)
        {
            report.Add(LexiconFindings.Of(snapshot, hit, place), decidedAt: hit.DecidedAt == 0 ? null : hit.DecidedAt);
        }

        _scanner.Hits.Clear();
    }
}
