namespace GenAiMeasures.Filing;

/// <summary>A rule that the documents of a package are compared by. Immutable.</summary>
/// <param name="Code">A stable code, such as <c>one-name</c>; problems carry it.</param>
/// <param name="Severity">How much a problem of this rule weighs.</param>
/// <param name="English">What it asks.</param>
/// <param name="Chinese">规则的要求。</param>
/// <param name="Clause">What the rule rests on.</param>
/// <param name="Confidence">How surely that is known.</param>
public sealed record FilingRule(string Code, FilingProblemSeverity Severity, string English, string Chinese, string Clause, Confidence Confidence);
