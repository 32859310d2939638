namespace GenAiMeasures.Moderation;

// screens every text against the regular expressions of the lexicons, where they have any
internal sealed class PatternStage : ExchangeStage
{
    public override string Name => LexiconFindings.PatternScreenName;

    // after the lexicons' own stage, which takes the version
    public override int Order => StageOrder.Screen + 2;

    public override ExchangeScreen? OpenScreen(Exchange exchange) =>
        exchange.Get<LexiconPolicy>() is { Snapshot.Patterns.Count: > 0 } policy ? new LexiconScreen(policy, policy.Snapshot, Name) : null;
}
