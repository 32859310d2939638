using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// screens what escapes, tags and Base64 hide, against the same lexicons
internal sealed class HiddenTextStage(IOptions<ModerationOptions> options) : ExchangeStage
{
    public override string Name => LexiconFindings.HiddenScreenName;

    // after the lexicons' own stage, which takes the version
    public override int Order => StageOrder.Screen + 3;

    public override ExchangeScreen? OpenScreen(Exchange exchange) =>
        options.Value.HiddenText && exchange.Get<LexiconPolicy>() is { } policy ? new LexiconScreen(policy, policy.Snapshot, Name) : null;
}
