namespace GenAiMeasures.Moderation;

/// <summary>Personal information found in a text: where and what, never the text itself.</summary>
/// <param name="Start">The first character of the span, in UTF-16 units of the original text.</param>
/// <param name="Length">The length of the span in UTF-16 units of the original text, separators and invisible characters within it included.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Score">How certain it is, from 0 to 1: a check digit, a place that announces it, or its shape alone.</param>
/// <param name="Rule">The rule that found it, such as <c>idCard18</c>; stable.</param>
public readonly record struct PersonalInformationMatch(int Start, int Length, PersonalInformationKind Kind, double Score, string Rule);
