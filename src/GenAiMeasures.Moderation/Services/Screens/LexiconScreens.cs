using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// the screens of the lexicons in force, outside any exchange: the same ones that the stages open, all of one version
internal sealed class LexiconScreens(LexiconStore store, IOptions<ModerationOptions> options) : IStandaloneStage
{
    public void OpenScreens(List<ExchangeScreen> screens, Action<string> addUnchecked)
    {
        LexiconSnapshot snapshot = store.Current;
        var policy = new LexiconPolicy(snapshot, options.Value);
        screens.Add(new LexiconScreen(policy, snapshot, LexiconFindings.ScreenName));
        if (snapshot.Homophones is { } homophones)
        {
            screens.Add(new LexiconScreen(policy, homophones, LexiconFindings.HomophoneScreenName));
        }

        if (snapshot.Patterns.Count > 0)
        {
            screens.Add(new LexiconScreen(policy, snapshot, LexiconFindings.PatternScreenName));
        }

        if (options.Value.HiddenText)
        {
            screens.Add(new LexiconScreen(policy, snapshot, LexiconFindings.HiddenScreenName));
        }
    }
}
