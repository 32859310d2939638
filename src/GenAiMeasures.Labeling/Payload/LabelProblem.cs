namespace GenAiMeasures.Labeling;

/// <summary>Something in a label that the standard does not allow, or does not mean.</summary>
/// <param name="Code">A stable code, such as <c>label_value</c>.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Field">The field, or <see langword="null"/> when it concerns the whole label.</param>
/// <param name="Clause">The clause, such as <c>GB 45438-2025 Annex E c)</c>.</param>
/// <param name="English">What is wrong, in English; it never quotes a value.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record LabelProblem(
    string Code, LabelProblemSeverity Severity, LabelField? Field, string Clause, string English, string Chinese);
