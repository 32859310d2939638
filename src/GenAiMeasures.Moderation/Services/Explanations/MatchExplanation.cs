using System.Globalization;

namespace GenAiMeasures.Moderation;

/// <summary>Why a text matches a term, and what protects it or why nothing does. For the operator only: it holds the term and the text.</summary>
public sealed record MatchExplanation
{
    /// <summary>Gets the finding: place, span, verdict, risk, screen, rule and the lexicon's digest.</summary>
    public required Finding Finding { get; init; }

    /// <summary>Gets the term as the lexicon has it.</summary>
    public required string Term { get; init; }

    /// <summary>Gets the matched span as it stands in the text.</summary>
    public required string Original { get; init; }

    /// <summary>Gets the span as it was compared: folded, separators and invisible characters left out, escapes decoded.</summary>
    public required string Normalised { get; init; }

    /// <summary>Gets in which form the term was met: <c>surface</c>, <c>split</c>, <c>pinyin</c>, <c>initials</c>, <c>digits</c> or <c>regex</c>.</summary>
    public required string Form { get; init; }

    /// <summary>Gets what was seen through: <c>folding</c>, <c>separators</c>, <c>invisible</c>, <c>repeats</c>, <c>lookalikes</c>, <c>homophones</c>, <c>hidden</c>.</summary>
    public required IReadOnlyList<string> SeenThrough { get; init; }

    /// <summary>Gets the allow phrases and ordinary words that overlap the match, and what each of them does.</summary>
    public required IReadOnlyList<CoverExplanation> Covers { get; init; }

    /// <summary>Gets whether an allow phrase or ordinary word protects the match: nothing is then found.</summary>
    public bool IsProtected => Covers.Any(c => c.Effect == CoverEffect.Protects);

    /// <summary>Gets the explanation in Chinese.</summary>
    /// <returns>One sentence, several clauses.</returns>
    public string ToChinese() => string.Create(
        CultureInfo.InvariantCulture,
        $"第 {Finding.Start} 个字符起的“{Original}”按“{Normalised}”比较，命中规则 {Finding.Rule}（词条“{Term}”，版本 {Finding.PolicyVersion}，风险 {Finding.Risk.Value}）；{ProtectionInChinese()}");

    /// <summary>Gets the explanation in English.</summary>
    /// <returns>One sentence, several clauses.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"'{Original}' at {Finding.Start}, compared as '{Normalised}', matches rule {Finding.Rule} (term '{Term}', version {Finding.PolicyVersion}, risk {Finding.Risk.Value}); {ProtectionInEnglish()}");

    private string ProtectionInChinese() => Covers.Count == 0
        ? "没有允许短语或普通词与之重叠，因此不受保护。"
        : string.Join("；", Covers.Select(c => c.ToChinese())) + (IsProtected ? "，因此不算命中。" : "，因此不受保护。");

    private string ProtectionInEnglish() => Covers.Count == 0
        ? "no allow phrase or ordinary word overlaps it, so nothing protects it."
        : string.Join("; ", Covers) + (IsProtected ? ", so it does not count." : ", so nothing protects it.");
}
