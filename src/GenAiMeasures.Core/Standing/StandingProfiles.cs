namespace GenAiMeasures;

internal static class StandingProfiles
{
    private static readonly Dictionary<string, StandingProfile> All =
        CoreData.Read("standing-profiles.json", CoreJsonContext.Default.DictionaryStringStandingProfile);

    internal static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    internal static StandingProfile? Find(string name) => All.GetValueOrDefault(name);
}
