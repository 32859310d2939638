namespace GenAiMeasures.Moderation;

/// <summary>What screening a text outside an exchange came to.</summary>
/// <param name="Verdict">The strictest verdict found; <see cref="Verdict.Pass"/> when nothing was.</param>
/// <param name="Findings">Everything found, by where it starts.</param>
public sealed record ModerationResult(Verdict Verdict, IReadOnlyList<Finding> Findings);
