using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// screens every text of every exchange against the lexicons, in both directions
internal sealed class LexiconStage(LexiconStore store, IOptions<ModerationOptions> options) : ExchangeStage
{
    public override string Name => LexiconFindings.ScreenName;

    public override int Order => StageOrder.Screen;

    public override ExchangeScreen? OpenScreen(Exchange exchange)
    {
        // the version in force now is the exchange's own to its end, for every screen that asks
        var policy = new LexiconPolicy(store.Current, options.Value);
        exchange.Set(policy);
        return new LexiconScreen(policy, policy.Snapshot, Name);
    }
}
