using System.Text;

namespace GenAiMeasures.Moderation;

// a term as the automaton sees it: folded code points, without what does not count
internal static class FoldedText
{
    internal static void Append(FoldTable table, string text, List<int> symbols)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (table.Several(rune.Value) is { } several)
            {
                symbols.AddRange(several.Select(c => (int)c));
            }
            else if (table.Kind(rune.Value) == CharKind.Symbol)
            {
                symbols.Add(table.Fold(rune.Value));
            }
        }
    }
}
