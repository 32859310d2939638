using System.Collections.Frozen;

namespace GenAiMeasures.Filing;

// The numbers of one document.
internal sealed record BankProfile
{
    public required string Source { get; init; }

    public required Dictionary<string, BankRule> Banks { get; init; }

    public required Dictionary<string, PassRule> Tests { get; init; }

    internal static FrozenDictionary<string, BankProfile> All { get; } =
        FilingData.Read("bank-profiles.json", FilingJsonContext.Default.DictionaryStringBankProfile).ToFrozenDictionary(StringComparer.Ordinal);

    internal static BankProfile Get(string name) => All.TryGetValue(name, out BankProfile? profile)
        ? profile
        : throw new ArgumentException($"'{name}' is no profile: {string.Join(", ", All.Keys.Order(StringComparer.Ordinal))}.", nameof(name));
}
