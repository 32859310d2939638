using System.Text.RegularExpressions;

namespace GenAiMeasures.Moderation;

// A regular expression that is matched in a stream: in linear time, and never further than its declared length.
internal sealed record CompiledPattern(string Text, int MaxLength, int Term, Regex Regex)
{
    internal const int Longest = 256;

    // Throws ArgumentException or NotSupportedException when the expression is wrong or cannot be matched in linear time.
    internal static CompiledPattern Create(string text, int maxLength, int term) =>
        new(text, maxLength, term, new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)));
}
