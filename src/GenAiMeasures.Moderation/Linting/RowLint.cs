using System.Globalization;

namespace GenAiMeasures.Moderation;

// Rows of a lexicon that do nothing, or more than is meant. After folding: lists hold many terms twice, spaced or in the
// other script.
internal static class RowLint
{
    // Returns the terms that can be compiled.
    internal static List<LexiconTerm> Check(FoldTable table, Lexicon lexicon, List<LexiconProblem> problems)
    {
        var usable = new List<LexiconTerm>(lexicon.Terms.Count);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var allowed = new HashSet<string>(StringComparer.Ordinal);
        var folded = new List<int>();
        foreach (LexiconTerm term in lexicon.Terms)
        {
            if (term.Match == TermMatch.Regex)
            {
                usable.Add(term);
                continue;
            }

            folded.Clear();
            FoldedText.Append(table, term.Text, folded);
            if (folded.Count == 0)
            {
                problems.Add(new LexiconProblem(term.Line, "emptyTerm", "The term consists of punctuation, white space or invisible characters only, which are not matched."));
                continue;
            }

            usable.Add(term);
            string key = string.Concat(folded.Select(char.ConvertFromUtf32));
            if (term.Kind != TermKind.Deny)
            {
                allowed.Add(key);
                continue;
            }

            if (!seen.TryAdd(key, term.Line))
            {
                problems.Add(new LexiconProblem(term.Line, "duplicate", string.Create(
                    CultureInfo.InvariantCulture, $"The term is the same as the one of line {seen[key]} once width, case, script and separators are folded.")));
            }

            if (folded.Count == 1)
            {
                problems.Add(new LexiconProblem(term.Line, "oneCharacter", "The term is one character long: it will be found in words of every kind."));
            }
        }

        foreach ((string key, int line) in seen.Where(s => allowed.Contains(s.Key)))
        {
            problems.Add(new LexiconProblem(line, "neverFound", "An allow phrase or ordinary word is the same as the term, so that it is never found."));
        }

        return usable;
    }
}
