namespace GenAiMeasures.Labeling;

/// <summary>Something about a content that a person should know. Never quotes the content.</summary>
/// <param name="Code">A stable code, such as <c>duplicate</c> or <c>truncated</c>.</param>
/// <param name="English">What it is, in English.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record LabelNote(string Code, string English, string Chinese);
