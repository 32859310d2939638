namespace GenAiMeasures.Filing;

/// <summary>What is wrong with a package, where, by which rule. Immutable.</summary>
/// <param name="Code">A stable code, such as <c>one-name</c>.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Place">The documents and fields.</param>
/// <param name="English">What is wrong and how to cure it.</param>
/// <param name="Chinese">问题和处理办法。</param>
/// <param name="Clause">What the rule rests on.</param>
/// <param name="Confidence">How surely that is known.</param>
public sealed record FilingProblem(
    string Code, FilingProblemSeverity Severity, string Place, string English, string Chinese, string Clause, Confidence Confidence);
