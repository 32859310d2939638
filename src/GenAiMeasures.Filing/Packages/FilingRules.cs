namespace GenAiMeasures.Filing;

/// <summary>The rules of consistency that every build and check asks, so that a list can say which of them found nothing. Thread-safe.</summary>
public static class FilingRules
{
    /// <summary>Gets the rules, in the order in which they are asked.</summary>
    public static IReadOnlyList<FilingRule> All { get; } =
        [.. PackageLinter.Rules.Select(r => new FilingRule(r.Code, r.Severity ?? FilingProblemSeverity.Error, r.English, r.Chinese, r.Clause, r.Confidence))];
}
