namespace GenAiMeasures.Labeling;

/// <summary>Something that led to a decision.</summary>
/// <param name="Code">A stable code, such as <c>label_generated</c> or <c>user_declared</c>.</param>
/// <param name="Chinese">What it is, in Chinese.</param>
/// <param name="English">The same in English.</param>
public sealed record PropagationReason(string Code, string Chinese, string English);
