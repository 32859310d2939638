using System.Globalization;

namespace GenAiMeasures.Moderation;

// Which regular expressions can be matched in a stream, and why others cannot.
internal static class PatternRules
{
    internal static LexiconProblem? Check(LexiconTerm term, FoldTable table, out CompiledPattern? pattern)
    {
        pattern = null;
        if (term.MaxLength is not (>= 1 and <= CompiledPattern.Longest))
        {
            return new LexiconProblem(term.Line, "regexUnbounded", string.Create(
                CultureInfo.InvariantCulture,
                $"The expression states no length, so it cannot be matched in a stream. Write regex:LENGTH with the most characters it matches, 1 to {CompiledPattern.Longest}."));
        }

        if (HasAnchor(term.Text))
        {
            return new LexiconProblem(term.Line, "regexAnchor", "The expression holds an anchor (^ $ \\b \\B \\A \\z \\Z \\G), which depends on where a stream is cut. Leave it out.");
        }

        try
        {
            pattern = CompiledPattern.Create(Fold(term.Text, table), term.MaxLength.Value, 0);
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return new LexiconProblem(term.Line, "regexUnsupported", "The expression is wrong, or cannot be matched in linear time (look-around, back-references, atomic groups).");
        }
    }

    // the text is folded before it is matched, so Han characters of the expression are too
    private static string Fold(string text, FoldTable table) => string.Create(text.Length, (text, table), static (span, state) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            char c = state.text[i];
            span[i] = c >= 0x2E80 && state.table.Kind(c) == CharKind.Symbol ? state.table.Fold(c) : c;
        }
    });

    private static bool HasAnchor(string text)
    {
        bool inClass = false;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when i + 1 < text.Length:
                    i++;
                    if (!inClass && text[i] is 'b' or 'B' or 'A' or 'z' or 'Z' or 'G')
                    {
                        return true;
                    }

                    break;
                case '[' when !inClass:
                    inClass = true;
                    i += i + 1 < text.Length && text[i + 1] == '^' ? 1 : 0;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '^' or '$' when !inClass:
                    return true;
            }
        }

        return false;
    }
}
