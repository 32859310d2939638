namespace GenAiMeasures.Moderation;

/// <summary>An allow phrase or ordinary word that overlaps a match.</summary>
/// <param name="Phrase">The phrase as the lexicon has it.</param>
/// <param name="Rule">The lexicon's name and the line.</param>
/// <param name="Start">The first character of the phrase in the text, in UTF-16 units.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
/// <param name="Effect">What it does to the match.</param>
public sealed record CoverExplanation(string Phrase, string Rule, int Start, int Length, CoverEffect Effect)
{
    /// <summary>Says in Chinese what it does.</summary>
    /// <returns>A clause.</returns>
    public string ToChinese() => $"“{Phrase}”（{Rule}）" + Effect switch
    {
        CoverEffect.Protects => "保护了它",
        CoverEffect.DoesNotHoldTheMatch => "没有完整包含它",
        CoverEffect.LowerPrecedence => "所在词库的优先级较低",
        CoverEffect.TermTooLong => "是普通词，只保护一两个字的词条",
        CoverEffect.WithinTheMatch => "是普通词，但没有超出它的两端",
        _ => "所在词库只作观察，不影响生效的词库",
    };

    /// <summary>Says in English what it does.</summary>
    /// <returns>A clause.</returns>
    public override string ToString() => $"'{Phrase}' ({Rule}) " + Effect switch
    {
        CoverEffect.Protects => "protects it",
        CoverEffect.DoesNotHoldTheMatch => "does not hold the whole of it",
        CoverEffect.LowerPrecedence => "stands in a lexicon of lower precedence",
        CoverEffect.TermTooLong => "is an ordinary word, which protects terms of one or two characters only",
        CoverEffect.WithinTheMatch => "is an ordinary word that reaches beyond it on no side",
        _ => "stands in a lexicon that only watches, which does not touch those in force",
    };
}
