namespace GenAiMeasures.Moderation;

internal sealed class ModerationService(LexiconStore store) : IModerationService
{
    public IReadOnlyList<LexiconVersion> Lexicons => store.Current.Lexicons;

    public ValueTask<ModerationResult> ScreenAsync(string text, ScreenSide side = ScreenSide.Input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        cancellationToken.ThrowIfCancellationRequested();
        LexiconSnapshot snapshot = store.Current;
        var place = new ContentPlace(side, ContentKind.Text, 0, 0);
        var findings = new List<Finding>();
        Verdict strictest = Verdict.Pass;
        foreach (Hit hit in LexiconScan.Scan(snapshot, text))
        {
            Finding finding = LexiconFindings.Of(snapshot, hit, place);
            findings.Add(finding);
            strictest = finding.Verdict > strictest ? finding.Verdict : strictest;
        }

        return new ValueTask<ModerationResult>(new ModerationResult(strictest, findings));
    }
}
