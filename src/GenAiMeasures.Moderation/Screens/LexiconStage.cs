namespace GenAiMeasures.Moderation;

// screens every text of every exchange against the lexicons, in both directions
internal sealed class LexiconStage(LexiconStore store) : ExchangeStage
{
    public override string Name => LexiconFindings.ScreenName;

    public override int Order => StageOrder.Screen;

    public override ExchangeScreen? OpenScreen(Exchange exchange) => new LexiconScreen(store.Current);
}
