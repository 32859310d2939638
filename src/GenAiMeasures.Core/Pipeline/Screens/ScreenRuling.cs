namespace GenAiMeasures;

internal readonly record struct ScreenRuling(Finding Finding, string? Replacement, long DecidedAt)
{
    // something is put in the span's place, and nothing was found there
    internal bool IsReplacement => Finding.Verdict == Verdict.Pass;

    // the strictest verdict first, then the leftmost span, then the longest
    internal static int ByStrictness(ScreenRuling left, ScreenRuling right)
    {
        int order = right.Finding.Verdict.CompareTo(left.Finding.Verdict);
        order = order != 0 ? order : left.Finding.Start.CompareTo(right.Finding.Start);
        return order != 0 ? order : right.Finding.Length.CompareTo(left.Finding.Length);
    }

    // what was decided first, then what begins first, then the strictest
    internal static int ByDecision(ScreenRuling left, ScreenRuling right)
    {
        int order = left.DecidedAt.CompareTo(right.DecidedAt);
        order = order != 0 ? order : left.Finding.Start.CompareTo(right.Finding.Start);
        return order != 0 ? order : ByStrictness(left, right);
    }
}
