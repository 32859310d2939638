namespace GenAiMeasures.Moderation;

// one moderator as a stage of the pipeline, and for texts outside of it
internal sealed class ModeratorStage(IModerator moderator, ModeratorOptions options, TimeProvider time) : ExchangeStage, IStandaloneStage
{
    public override string Name => moderator.Name;

    public override int Order => StageOrder.Screen;

    internal ModeratorRunner Runner { get; } = new(moderator, options, time);

    internal ModeratorOptions Options => options;

    public override ExchangeScreen? OpenScreen(Exchange exchange) => new ModeratorScreen(exchange.AddUnchecked, moderator, options, Runner);

    public void OpenScreens(List<ExchangeScreen> screens, Action<string> addUnchecked) =>
        screens.Add(new ModeratorScreen(addUnchecked, moderator, options, Runner));
}
