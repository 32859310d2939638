namespace GenAiMeasures;

// what a subject reads about a measure against them
internal static class StandingNotices
{
    private static readonly Dictionary<string, RefusalText> Texts =
        CoreData.Read("standing-notices.json", CoreJsonContext.Default.DictionaryStringRefusalText);

    internal static string? Of(StandingState state, RefusalLanguage language)
    {
        string? key = state.Standing switch
        {
            Standing.Warned => "warn",
            Standing.Restricted => "restrict",
            Standing.Suspended => "suspend",
            Standing.Terminated => "terminate",
            _ => null,
        };
        return key is null ? null : Text(key, language)
            .Replace("{features}", string.Join(language == RefusalLanguage.English ? ", " : "、", state.Features.Select(f => NameOf(f, language))), StringComparison.Ordinal)
            .Replace("{until}", state.Until is { } until ? ShanghaiTime.Minute(until, language) : "", StringComparison.Ordinal);
    }

    // a feature of the host's own has the host's own name
    private static string NameOf(string feature, RefusalLanguage language) =>
        Texts.ContainsKey("feature:" + feature) ? Text("feature:" + feature, language) : feature;

    private static string Text(string key, RefusalLanguage language) =>
        language == RefusalLanguage.English ? Texts[key].English : Texts[key].Chinese;
}
