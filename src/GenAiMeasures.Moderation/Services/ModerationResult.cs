namespace GenAiMeasures.Moderation;

/// <summary>What screening a text outside an exchange came to.</summary>
/// <param name="Verdict">The strictest verdict found; <see cref="Verdict.Pass"/> when nothing was. A moderator that gave no judgement makes it <see cref="Verdict.Refuse"/> at least, unless its settings let texts go on unchecked.</param>
/// <param name="Findings">Everything found, by where it starts.</param>
public sealed record ModerationResult(Verdict Verdict, IReadOnlyList<Finding> Findings)
{
    /// <summary>Gets the names of moderators that gave no judgement.</summary>
    public IReadOnlyList<string> Unchecked { get; init; } = [];

    /// <summary>Gets the vetted answer (代答) where the verdict is <see cref="Verdict.Substitute"/> and the library has one; <see langword="null"/> otherwise, and for contents.</summary>
    public string? Substitute { get; init; }

    internal static ModerationResult Of(ScreenedText text, List<string> passedOver) =>
        Of(text.Verdict, text.Findings, text.Failed, passedOver) with { Substitute = text.Substitute };

    internal static ModerationResult Of(Verdict verdict, IEnumerable<Finding> findings, IEnumerable<string> failed, List<string> passedOver) =>
        new(verdict, [.. findings.OrderBy(f => f.Place.Content).ThenBy(f => f.Start)]) { Unchecked = [.. failed.Concat(passedOver).Distinct()] };
}
