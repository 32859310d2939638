namespace GenAiMeasures.Moderation;

internal static class LexiconFindings
{
    internal const string ScreenName = "lexicon";
    internal const string HomophoneScreenName = "lexicon-homophones";
    internal const string HiddenScreenName = "lexicon-hidden";
    internal const string PatternScreenName = "lexicon-patterns";

    internal const string SessionScreenName = "lexicon-session";

    // the rule under which a run of invisible characters that is too long is found
    internal const string InvisibleRunRule = "run:invisible";

    internal static Finding Of(LexiconSnapshot snapshot, in Hit hit, ContentPlace place, string screen = ScreenName)
    {
        if (hit.Term == Hit.InvisibleRun)
        {
            return OfRun(snapshot, hit, place, screen);
        }

        bool shadow = snapshot.Terms[hit.Term].Is(TermFlags.Shadow);
        return new()
        {
            Place = place,
            Start = hit.Start,
            Length = hit.Length,
            Verdict = shadow ? Verdict.Flag : VerdictOf(snapshot.Terms[hit.Term].Action, place.Side),
            Risk = snapshot.RiskOf(hit.Term),
            Screen = screen,
            Rule = (shadow ? "shadow:" : "") + snapshot.RuleOf(hit.Term),
            PolicyVersion = snapshot.VersionOf(hit.Term),
        };
    }

    private static Finding OfRun(LexiconSnapshot snapshot, in Hit hit, ContentPlace place, string screen) => new()
    {
        Place = place,
        Start = hit.Start,
        Length = hit.Length,
        Verdict = snapshot.LongRuns == Verdict.Flag ? Verdict.Flag : VerdictOf(snapshot.LongRuns, place.Side),
        Screen = screen,
        Rule = InvisibleRunRule,
        PolicyVersion = snapshot.Digest,
    };

    // a question cannot be stopped in the middle: it is refused
    internal static Verdict VerdictOf(Verdict action, ScreenSide side) => action switch
    {
        Verdict.Pass or Verdict.Stop => side == ScreenSide.Input ? Verdict.Refuse : Verdict.Stop,
        _ => action,
    };
}
