namespace GenAiMeasures.Moderation;

// one text before the regular expressions of the lexicons
internal sealed class PatternTextScreen(LexiconPolicy policy, LexiconSnapshot snapshot, ContentPlace place) : SynchronousTextScreen
{
    private readonly PatternScanner _scanner = new(snapshot);

    protected override long Write(ReadOnlySpan<char> text, ScreenReport report)
    {
        int limit = _scanner.Write(text);
        policy.Report(snapshot, LexiconFindings.PatternScreenName, place, _scanner.Hits, report);
        return limit;
    }

    protected override long Complete(ScreenReport report)
    {
        int limit = _scanner.Complete();
        policy.Report(snapshot, LexiconFindings.PatternScreenName, place, _scanner.Hits, report);
        return limit;
    }
}
