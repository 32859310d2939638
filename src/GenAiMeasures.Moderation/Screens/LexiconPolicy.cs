namespace GenAiMeasures.Moderation;

// What a hit leads to in one exchange: the lexicons in force when it began, the answers and the mask of the settings.
internal sealed class LexiconPolicy(LexiconSnapshot snapshot, ModerationOptions options)
{
    internal LexiconSnapshot Snapshot => snapshot;

    internal void Report(LexiconSnapshot of, string screen, ContentPlace place, List<Hit> hits, ScreenReport report)
    {
        foreach (Hit hit in hits)
        {
            Finding finding = LexiconFindings.Of(of, hit, place, screen);
            report.Add(finding, ReplacementOf(finding), hit.DecidedAt == 0 ? null : hit.DecidedAt);
        }

        hits.Clear();
    }

    internal string? AnswerFor(RiskCode risk) => options.Answers.Find(risk);

    private string? ReplacementOf(Finding finding) => finding.Verdict switch
    {
        Verdict.Substitute => options.Answers.Find(finding.Risk),
        Verdict.Redact => options.RedactionText,
        _ => null,
    };
}
