using System.Text.Json;

namespace GenAiMeasures.Provenance;

internal static class RuleBooks
{
    internal static RuleBook Current { get; } = Load();

    internal static CheckProfile Find(string id) =>
        Current.Profiles.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal))
            ?? throw new ArgumentException($"There is no profile '{id}'. Use one of {string.Join(", ", Current.Profiles.Select(p => p.Id))}.", nameof(id));

    internal static CheckThreshold Threshold(CheckProfile profile, string name)
    {
        for (CheckProfile? one = profile; one is not null; one = one.With is null ? null : Find(one.With))
        {
            if (one.Thresholds.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.Ordinal)) is { } threshold)
            {
                return threshold;
            }
        }

        throw new InvalidOperationException($"No profile around {profile.Id} has the number '{name}'.");
    }

    private static RuleBook Load()
    {
        using Stream stream = typeof(RuleBooks).Assembly.GetManifestResourceStream("rules.json")
            ?? throw new InvalidOperationException("GenAiMeasures.Provenance was built without its data file 'rules.json'.");
        return JsonSerializer.Deserialize(stream, ProvenanceJsonContext.Readable.RuleBook)
            ?? throw new InvalidOperationException("The data file 'rules.json' of GenAiMeasures.Provenance is empty.");
    }
}
