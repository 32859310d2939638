namespace GenAiMeasures;

/// <summary>What screening contents outside an exchange came to.</summary>
/// <param name="Verdict">The strictest verdict; <see cref="Verdict.Refuse"/> at least when a screen failed.</param>
/// <param name="Findings">Everything found.</param>
/// <param name="Failed">The names of screens that failed: what they would have found is not known.</param>
public sealed record ScreenedContent(Verdict Verdict, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Failed);
