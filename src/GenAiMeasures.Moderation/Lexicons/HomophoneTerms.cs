namespace GenAiMeasures.Moderation;

// Which terms are also matched by how they are read: shorter ones would be found in every other sentence.
internal static class HomophoneTerms
{
    private const int Minimum = 3;

    internal static bool Counts(LexiconTerm term) =>
        term.Kind == TermKind.Allow
        || (term.Kind == TermKind.Deny && term.Match is TermMatch.Normal or TermMatch.Substring && IsLongAndRead(term.Text));

    private static bool IsLongAndRead(string text)
    {
        var folded = new List<int>();
        FoldedText.Append(FoldTable.Shared, text, folded);
        return folded.Count >= Minimum && folded.TrueForAll(c => !Pinyin.Of(c).IsEmpty);
    }
}
