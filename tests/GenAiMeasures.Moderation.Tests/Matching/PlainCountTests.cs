using System.Globalization;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>The matcher alone counts what a search for every term at every character counts, whether or not it looks two characters ahead.</summary>
public sealed class PlainCountTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public void Every_occurrence_is_counted_overlapping_ones_too(int seed, int shortest)
    {
        var random = new Random(seed);
        for (int round = 0; round < 150; round++)
        {
            int alphabet = 2 + random.Next(5);
            string[] terms = [.. Enumerable.Range(0, 1 + random.Next(8)).Select(_ => Word(random, alphabet, shortest + random.Next(5))).Distinct()];
            var options = new ModerationOptions();
            options.Evasion.Split = options.Evasion.Digits = TrickUse.Off;
            options.Lexicons.Add(terms.Select(t => new LexiconTerm { Text = t }));
            LexiconMatcher matcher = LexiconMatcher.Load(options);
            for (int i = 0; i < 20; i++)
            {
                string text = Word(random, alphabet, random.Next(40));
                Assert.True(Naive(terms, text) == matcher.Count(text), string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', terms)} in '{text}'"));
            }
        }
    }

    [Fact]
    public void A_dense_lexicon_is_walked_and_a_sparse_one_looked_ahead_of()
    {
        Assert.NotNull(StartPairs.Of(Compile("违禁药水", "赌博").Automaton));
        Assert.Null(StartPairs.Of(Compile("违禁药水", "赌").Automaton));
        string[] dense = [.. from one in Enumerable.Range(0x4E00, 400) from other in Enumerable.Range(0x4E00, 400) select $"{(char)one}{(char)other}"];
        Assert.Null(StartPairs.Of(Compile(dense).Automaton));
    }

    private static LexiconSnapshot Compile(params string[] terms)
    {
        var options = new ModerationOptions();
        options.Evasion.Split = options.Evasion.Digits = TrickUse.Off;
        options.Lexicons.Add(terms.Select(t => new LexiconTerm { Text = t }));
        return LexiconStore.Load(options);
    }

    private static long Naive(string[] terms, string text)
    {
        long count = 0;
        foreach (string term in terms)
        {
            for (int at = text.IndexOf(term, StringComparison.Ordinal); at >= 0; at = text.IndexOf(term, at + 1, StringComparison.Ordinal))
            {
                count++;
            }
        }

        return count;
    }

    private static string Word(Random random, int alphabet, int length) =>
        string.Create(length, (random, alphabet), static (span, state) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = "甲乙丙丁戊己庚"[state.random.Next(state.alphabet)];
            }
        });
}
