using System.Text;

namespace GenAiMeasures.Moderation;

// a term as the automaton sees it: folded code points, without what does not count
internal static class FoldedText
{
    internal static void Append(string text, List<int> symbols)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (FoldTable.Kind(rune.Value) == CharKind.Symbol)
            {
                symbols.Add(FoldTable.Fold(rune.Value));
            }
        }
    }
}
