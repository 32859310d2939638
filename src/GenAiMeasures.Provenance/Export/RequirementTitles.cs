using System.Collections.Frozen;

namespace GenAiMeasures.Provenance;

// the requirements that rules belong to, with the clauses their rules name
internal static class RequirementTitles
{
    internal static IReadOnlyList<(string Id, string Clause)> All { get; } =
    [
        .. RuleBooks.Current.Rules.GroupBy(r => r.Requirement, StringComparer.Ordinal)
            .Select(g => (g.Key, string.Join("; ", g.Select(r => r.Clause).Distinct(StringComparer.Ordinal)))),
    ];

    internal static FrozenSet<string> Failed(RegisterReport report) =>
        report.Problems.Where(p => p.Severity == RegisterProblemSeverity.Error).Select(p => p.Requirement).ToFrozenSet(StringComparer.Ordinal);
}
