using System.Text;

namespace GenAiMeasures.Moderation;

// a matched span as the screens compare it, and what they saw through
internal static class NormalisedText
{
    internal static string Of(LexiconSnapshot snapshot, string span, string screen, string term)
    {
        // a span within Base64 begins in the middle of a byte: it is known by what it decoded to
        string decoded = screen == LexiconFindings.HiddenScreenName ? HiddenText.Decode(span) : span;
        string text = screen == LexiconFindings.HiddenScreenName && decoded == span ? term : decoded;
        return Fold(snapshot.Map.Table, text);
    }

    private static string Fold(FoldTable table, string span)
    {
        var folded = new List<int>();
        FoldedText.Append(table, span, folded);
        var text = new StringBuilder();
        foreach (int codePoint in folded)
        {
            text.Append(char.ConvertFromUtf32(codePoint));
        }

        return text.ToString();
    }

    internal static List<string> SeenThrough(LexiconSnapshot snapshot, string span, string normalised, string screen, in CompiledTerm term)
    {
        FoldTable table = snapshot.Map.Table;
        bool separators = false;
        bool invisible = false;
        bool lookalikes = false;
        bool folding = false;
        foreach (Rune rune in span.EnumerateRunes())
        {
            CharKind kind = table.Kind(rune.Value);
            separators |= kind is CharKind.Separator or CharKind.Clause or CharKind.Sentence;
            invisible |= kind == CharKind.Invisible;
            lookalikes |= table.IsLookalike(rune.Value);
            folding |= kind == CharKind.Symbol && (table.Fold(rune.Value) != rune.Value || table.Several(rune.Value) is not null);
        }

        var seen = new List<string>();
        if (screen == LexiconFindings.HiddenScreenName)
        {
            seen.Add("hidden");
            return seen;
        }

        Add(seen, folding && screen != LexiconFindings.HomophoneScreenName, "folding");
        Add(seen, screen == LexiconFindings.HomophoneScreenName, "homophones");
        Add(seen, separators, "separators");
        Add(seen, invisible, "invisible");
        Add(seen, lookalikes, "lookalikes");
        Add(seen, term.Length > 0 && normalised.EnumerateRunes().Count() > term.Length, "repeats");
        return seen;
    }

    private static void Add(List<string> seen, bool isSeen, string name)
    {
        if (isSeen)
        {
            seen.Add(name);
        }
    }
}
