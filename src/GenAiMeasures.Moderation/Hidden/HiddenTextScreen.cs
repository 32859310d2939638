namespace GenAiMeasures.Moderation;

// one text as what shows it would: escapes, tags and Base64 decoded
internal sealed class HiddenTextScreen(LexiconPolicy policy, ContentPlace place) : SynchronousTextScreen
{
    private readonly MarkupScanner _markup = new(policy.Snapshot);
    private readonly Base64Scanner _base64 = new(policy.Snapshot);

    protected override long Write(ReadOnlySpan<char> text, ScreenReport report) => Report(Math.Min(_markup.Write(text), _base64.Write(text)), report);

    protected override long Complete(ScreenReport report) => Report(Math.Min(_markup.Complete(), _base64.Complete()), report);

    private int Report(int limit, ScreenReport report)
    {
        policy.Report(policy.Snapshot, LexiconFindings.HiddenScreenName, place, _markup.Hits, report);
        policy.Report(policy.Snapshot, LexiconFindings.HiddenScreenName, place, _base64.Hits, report);
        return limit;
    }
}
