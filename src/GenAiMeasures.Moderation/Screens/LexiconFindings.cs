namespace GenAiMeasures.Moderation;

internal static class LexiconFindings
{
    internal const string ScreenName = "lexicon";
    internal const string HomophoneScreenName = "lexicon-homophones";
    internal const string HiddenScreenName = "lexicon-hidden";
    internal const string PatternScreenName = "lexicon-patterns";

    internal static Finding Of(LexiconSnapshot snapshot, in Hit hit, ContentPlace place, string screen = ScreenName) => new()
    {
        Place = place,
        Start = hit.Start,
        Length = hit.Length,
        Verdict = VerdictOf(snapshot.Terms[hit.Term].Action, place.Side),
        Risk = snapshot.RiskOf(hit.Term),
        Screen = screen,
        Rule = snapshot.RuleOf(hit.Term),
        PolicyVersion = snapshot.VersionOf(hit.Term),
    };

    // a question cannot be stopped in the middle: it is refused
    internal static Verdict VerdictOf(Verdict action, ScreenSide side) => action switch
    {
        Verdict.Pass or Verdict.Stop => side == ScreenSide.Input ? Verdict.Refuse : Verdict.Stop,
        _ => action,
    };
}
