namespace GenAiMeasures.Moderation;

// one moderator as a stage of the pipeline
internal sealed class ModeratorStage(IModerator moderator, ModeratorOptions options, TimeProvider time) : ExchangeStage
{
    private readonly ModeratorRunner _runner = new(moderator, options, time);

    public override string Name => moderator.Name;

    public override int Order => StageOrder.Screen;

    public override ExchangeScreen? OpenScreen(Exchange exchange) => new ModeratorScreen(exchange, moderator, options, _runner);
}
