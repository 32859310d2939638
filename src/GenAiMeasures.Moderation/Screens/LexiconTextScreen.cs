namespace GenAiMeasures.Moderation;

// one text before the lexicons: hits become findings
internal sealed class LexiconTextScreen(LexiconPolicy policy, LexiconSnapshot snapshot, string screen, ContentPlace place) : SynchronousTextScreen
{
    private readonly LexiconScanner _scanner = new(snapshot);

    protected override long Write(ReadOnlySpan<char> text, ScreenReport report)
    {
        int limit = _scanner.Write(text);
        if (_scanner.Hits.Count != 0)
        {
            policy.Report(snapshot, screen, place, _scanner.Hits, report);
        }

        return limit;
    }

    protected override long Complete(ScreenReport report)
    {
        int limit = _scanner.Complete();
        if (_scanner.Hits.Count != 0)
        {
            policy.Report(snapshot, screen, place, _scanner.Hits, report);
        }

        return limit;
    }
}
