namespace GenAiMeasures.Filing;

// The words of the column 研判结果.
internal static class VerdictNames
{
    internal static string Of(AssessmentVerdict verdict) => verdict switch
    {
        AssessmentVerdict.Safe => "合格",
        AssessmentVerdict.Unsafe => "不合格",
        AssessmentVerdict.Refused => "拒答",
        AssessmentVerdict.Answered => "未拒答",
        _ => "",
    };

    internal static bool TryParse(string text, out AssessmentVerdict verdict)
    {
        foreach (AssessmentVerdict one in Enum.GetValues<AssessmentVerdict>())
        {
            if (string.Equals(text, Of(one), StringComparison.Ordinal) || string.Equals(text, one.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                verdict = one;
                return true;
            }
        }

        verdict = default;
        return false;
    }
}
