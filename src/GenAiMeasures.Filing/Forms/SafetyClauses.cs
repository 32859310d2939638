using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

internal static class SafetyClauses
{
    internal static ImmutableArray<SafetyClause> All { get; } = FilingData.Read("safety-clauses.json", FilingJsonContext.Default.ImmutableArraySafetyClause);
}
