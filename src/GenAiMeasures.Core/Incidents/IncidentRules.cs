namespace GenAiMeasures;

internal static class IncidentRules
{
    private static readonly Dictionary<IncidentKind, IncidentRule> Rules = CoreData
        .Read("incident-rules.json", CoreJsonContext.Default.DictionaryStringIncidentRule)
        .ToDictionary(r => Enum.Parse<IncidentKind>(r.Key), r => r.Value);

    internal static IReadOnlyList<IncidentStep> Required(IncidentKind kind) => Rules.TryGetValue(kind, out IncidentRule? rule) ? rule.Required : [];

    internal static IncidentRule? Find(IncidentKind kind) => Rules.GetValueOrDefault(kind);
}
