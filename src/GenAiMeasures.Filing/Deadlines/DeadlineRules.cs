using System.Collections.Frozen;

namespace GenAiMeasures.Filing;

/// <summary>The periods that this version of the package knows. Thread-safe.</summary>
public static class DeadlineRules
{
    private static readonly DeadlineRuleTable Table = FilingData.Read("deadline-rules.json", FilingJsonContext.Default.DeadlineRuleTable);

    private static readonly FrozenDictionary<string, DeadlineRule> ById = Table.Rules.ToFrozenDictionary(r => r.Id, StringComparer.Ordinal);

    /// <summary>Gets the version of the data.</summary>
    public static string Version => Table.Version;

    /// <summary>Gets the rules, in the order of the data file.</summary>
    public static IReadOnlyList<DeadlineRule> All => Table.Rules;

    /// <summary>Finds a rule.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The rule, or <see langword="null"/>.</returns>
    public static DeadlineRule? Find(string id) => ById.GetValueOrDefault(id);
}
