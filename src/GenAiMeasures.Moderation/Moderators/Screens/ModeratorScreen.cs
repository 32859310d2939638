namespace GenAiMeasures.Moderation;

// a moderator's view of one exchange
internal sealed class ModeratorScreen(Action<string> addUnchecked, IModerator moderator, ModeratorOptions options, ModeratorRunner runner) : ExchangeScreen
{
    public override string Name => moderator.Name;

    public override string PolicyVersion => options.Shadow ? moderator.Version + ";shadow" : moderator.Version;

    public override TextScreen? OpenText(ContentPlace place) => (place.Side == ScreenSide.Input ? options.Input : options.Output)
        ? new ModeratorTextScreen(addUnchecked, place, moderator, options, runner)
        : null;
}
