namespace GenAiMeasures.Moderation;

// Runs a text once more with everything noted, and says of every match why it is one.
internal sealed class Explainer(LexiconSnapshot snapshot, bool hidden, ScreenSide side)
{
    private readonly List<MatchExplanation> _matches = [];

    internal IReadOnlyList<MatchExplanation> Explain(string text)
    {
        Scan(snapshot, text, LexiconFindings.ScreenName);
        if (snapshot.Homophones is { } homophones)
        {
            Scan(homophones, text, LexiconFindings.HomophoneScreenName);
        }

        if (snapshot.Patterns.Count > 0)
        {
            var patterns = new PatternScanner(snapshot);
            patterns.Write(text);
            patterns.Complete();
            Add(snapshot, text, patterns.Hits, LexiconFindings.PatternScreenName, []);
        }

        if (hidden)
        {
            Add(snapshot, text, HiddenText.Scan(snapshot, text), LexiconFindings.HiddenScreenName, []);
        }

        return [.. _matches.OrderBy(m => m.Finding.Start).ThenByDescending(m => m.Finding.Length)];
    }

    private void Scan(LexiconSnapshot of, string text, string screen)
    {
        var trace = new ScanTrace();
        var scanner = new LexiconScanner(of, trace);
        scanner.Write(text);
        scanner.Complete();
        Add(of, text, scanner.Hits, screen, trace.Covers);
        Add(of, text, trace.Dropped.Select(c => new Hit(c.Term, c.Start, c.End - c.Start, 0)), screen, trace.Covers);
    }

    private void Add(LexiconSnapshot of, string text, IEnumerable<Hit> hits, string screen, List<Cover> covers)
    {
        var place = new ContentPlace(side, ContentKind.Text, 0, 0);
        foreach (Hit hit in hits.Where(h => h.Term >= 0))
        {
            string original = text.Substring(hit.Start, hit.Length);
            string normalised = NormalisedText.Of(of, original, screen, of.TextOf(hit.Term));
            CompiledTerm term = of.Terms[hit.Term];
            _matches.Add(new MatchExplanation
            {
                Finding = LexiconFindings.Of(of, hit, place, screen),
                Term = of.TextOf(hit.Term),
                Original = original,
                Normalised = normalised,
                Form = screen == LexiconFindings.PatternScreenName ? "regex" : CodeOf(term.Form),
                SeenThrough = NormalisedText.SeenThrough(of, original, normalised, screen, term),
                Covers = [.. covers.Where(c => c.Start < hit.Start + hit.Length && c.End > hit.Start).Select(c => Explain(of, c, hit)).Distinct()],
            });
        }
    }

    private static CoverExplanation Explain(LexiconSnapshot of, in Cover cover, in Hit hit) => new(
        of.TextOf(cover.Term),
        of.RuleOf(cover.Term),
        cover.Start,
        cover.End - cover.Start,
        CoverRules.EffectOf(of.Terms, cover, new Candidate(hit.Term, hit.Start, hit.Start + hit.Length, false)));

    private static string CodeOf(TermForm form) => form switch
    {
        TermForm.Split => "split",
        TermForm.Pinyin => "pinyin",
        TermForm.Initials => "initials",
        TermForm.Digits => "digits",
        _ => "surface",
    };
}
