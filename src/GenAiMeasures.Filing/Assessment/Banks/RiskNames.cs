using System.Collections.Frozen;

namespace GenAiMeasures.Filing;

// Risks as people write them in sheets: the code, the name, or both.
internal static class RiskNames
{
    private static readonly FrozenDictionary<string, string> ByName = RiskCatalog.All.ToFrozenDictionary(r => r.Chinese, r => r.Code, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Groups =
        FilingData.Read("risk-groups.json", FilingJsonContext.Default.DictionaryStringString).ToFrozenDictionary(StringComparer.Ordinal);

    internal static bool TryParse(string? text, out RiskCode risk)
    {
        risk = default;
        if (text is null)
        {
            return false;
        }

        return RiskCode.TryParse(text, out risk)
            || (text.Length > 5 && RiskCode.TryParse(text[..5], out risk))
            || (ByName.TryGetValue(text, out string? code) && RiskCode.TryParse(code, out risk));
    }

    internal static string Group(string group) => Groups.TryGetValue(group, out string? name) ? $"{group} {name}" : group;

    internal static string GroupOf(RiskCode risk) => RiskCatalog.Find(risk)!.Group;

    internal static string Name(RiskCode risk) => $"{risk.Value} {RiskCatalog.Find(risk)!.Chinese}";
}
