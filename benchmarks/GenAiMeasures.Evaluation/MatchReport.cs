using System.Buffers;
using System.Globalization;
using GenAiMeasures.Benchmarks;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Evaluation;

/// <summary>The matcher alone over 16 M characters of Chinese and of English, beside what .NET offers and what is written first: best of five.</summary>
internal static class MatchReport
{
    private const int Length = 16_000_000;
    private const int Runs = 5;

    public static void Write(TextWriter output)
    {
        output.WriteLine("| 16 M characters | terms | matches, folded and as they stand | automaton, Mchar/s | SearchValues, Mchar/s | trie of dictionaries, Mchar/s | times SearchValues | times the trie |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach ((string name, string text) in new[] { ("Chinese", LexiconShapes.Chinese(Length)), ("English", LexiconShapes.English(Length)) })
        {
            foreach (int count in new[] { 1_000, 10_000, 100_000 })
            {
                Write(output, name, text, LexiconShapes.Terms(count));
            }
        }
    }

    private static void Write(TextWriter output, string name, string text, string[] terms)
    {
        LexiconMatcher matcher = LexiconShapes.Compile(terms, tricks: false);
        SearchValues<string> values = SearchValues.Create(terms, StringComparison.Ordinal);
        var trie = new NaiveTrie();
        foreach (string term in terms)
        {
            trie.Add(term);
        }

        long matches = 0;
        long same = 0;
        double ours = Speed(() => matches = matcher.Count(text));
        double theirs = Speed(() => Count(text, values));
        double naive = Speed(() => same = trie.Count(text));

        // both count every match, overlapping ones too; the automaton also those in the other script
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {terms.Length} | {matches}, {same} | {ours:0} | {theirs:0} | {naive:0} | {ours / theirs:0.0} | {ours / naive:0.0} |"));
    }

    private static double Speed(Action run) => Length / Timing.Best(run, Runs) / 1e6;

    private static long Count(string text, SearchValues<string> values)
    {
        ReadOnlySpan<char> rest = text;
        long count = 0;
        for (int at = rest.IndexOfAny(values); at >= 0; at = rest.IndexOfAny(values))
        {
            count++;
            rest = rest[(at + 1)..];
        }

        return count;
    }
}
