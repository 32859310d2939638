namespace GenAiMeasures.Moderation;

// screens every text by how it is read, where a profile asks for it
internal sealed class HomophoneStage : ExchangeStage
{
    public override string Name => LexiconFindings.HomophoneScreenName;

    // after the lexicons' own stage, which takes the version
    public override int Order => StageOrder.Screen + 1;

    public override ExchangeScreen? OpenScreen(Exchange exchange) =>
        exchange.Get<LexiconPolicy>() is { Snapshot.Homophones: { } homophones } policy ? new LexiconScreen(policy, homophones, Name) : null;
}
