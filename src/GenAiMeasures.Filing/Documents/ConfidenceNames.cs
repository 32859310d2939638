namespace GenAiMeasures.Filing;

// How surely a fact is known, in the words of a Chinese report.
internal static class ConfidenceNames
{
    internal static string Of(Confidence confidence) => confidence switch
    {
        Confidence.Primary => "官方原文",
        Confidence.Quoted => "引用原文",
        Confidence.Observed => "实际观察",
        Confidence.Secondary => "二手资料",
        Confidence.Memory => "据记忆待核",
        _ => "待查",
    };
}
