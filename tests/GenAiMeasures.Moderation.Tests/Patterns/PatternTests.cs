namespace GenAiMeasures.Moderation.Tests;

/// <summary>Regular expressions in a stream: in linear time, of a declared length, the same however the text is cut.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("a+b", null, "regexUnbounded", "The expression states no length, so it cannot be matched in a stream. Write regex:LENGTH with the most characters it matches, 1 to 256.")]
    [InlineData("a+b", 257, "regexUnbounded", null)]
    [InlineData("(?<=x)ab", 8, "regexUnsupported", "The expression is wrong, or cannot be matched in linear time (look-around, back-references, atomic groups).")]
    [InlineData(@"(a)\1", 8, "regexUnsupported", null)]
    [InlineData("(a", 8, "regexUnsupported", null)]
    [InlineData("^ab", 8, "regexAnchor", @"The expression holds an anchor (^ $ \b \B \A \z \Z \G), which depends on where a stream is cut. Leave it out.")]
    [InlineData(@"ab\b", 8, "regexAnchor", null)]
    public void What_cannot_be_matched_in_a_stream_is_refused_with_the_reason(string text, int? length, string code, string? message)
    {
        LexiconException exception = Assert.Throws<LexiconException>(() => Compile(Rule(text, length)));

        Assert.Equal(code, exception.Problems[0].Code);
        Assert.Equal(message ?? exception.Problems[0].Message, exception.Problems[0].Message);
    }

    [Fact]
    public void A_caret_inside_a_class_is_no_anchor()
    {
        Assert.Equal([(0, 2)], Spans(LexiconScan.Scan(Compile(Rule("a[^b$]", 4)), "acab")));
    }

    [Theory]
    [InlineData("加(微|薇)(信|x)?[:：]?[a-z0-9_-]{6,20}", 24, "请加薇x：abc_123456。再加微信 wx123456", "1+14")]
    [InlineData("[0-9]{4,8}", 8, "编号１２３４５６７８９０", "2+8")]
    [InlineData("[0-9]{4}", 4, "123412341", "0+4 4+4")]
    [InlineData("ab|abc", 3, "abcab", "0+2 3+2")]
    [InlineData("a+", 3, "aaaaaaa", "0+3 3+3 6+1")]
    [InlineData("国家[0-9]", 3, "國家7", "0+3")]
    [InlineData("a.{0,4}b", 4, "axxxxb axxb", "7+4")]
    public void Every_way_of_cutting_gives_the_same_matches(string text, int length, string input, string expected)
    {
        LexiconSnapshot snapshot = Compile(Rule(text, length));
        List<Hit> whole = Scan(snapshot, input, []);
        Assert.Equal(expected, string.Join(' ', whole.Select(h => $"{h.Start}+{h.Length}")));
        for (int cut = 1; cut < input.Length; cut++)
        {
            Assert.Equal(whole, Scan(snapshot, input, [cut, input.Length]));
        }

        Assert.Equal(whole, Scan(snapshot, input, [1]));
    }

    [Fact]
    public void Random_texts_in_random_pieces_give_the_same_matches_and_nothing_of_a_match_leaves_first()
    {
        LexiconSnapshot snapshot = Compile(Rule("a[ab]{1,3}c", 5), Rule("b+c?a", 4), Rule("(ab|ba){2}", 4));
        var random = new Random(3);
        for (int i = 0; i < 3_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => "abcＡx"[random.Next(5)]));
            List<Hit> whole = Scan(snapshot, text, []);
            int[] cuts = [.. Enumerable.Range(0, 5).Select(_ => random.Next(1, 6))];

            var scanner = new PatternScanner(snapshot);
            int released = 0;
            foreach (string piece in LexiconCase.Cut(text, cuts))
            {
                int limit = scanner.Write(piece);
                Assert.True(limit >= released);
                Assert.DoesNotContain(whole, h => h.Start < limit && !scanner.Hits.Contains(h));
                released = limit;
            }

            Assert.Equal(text.Length, scanner.Complete());
            Assert.Equal(Sorted(whole), Sorted(scanner.Hits));
        }
    }

    [Fact]
    public void A_bomb_takes_linear_time_and_no_more_memory_than_its_window()
    {
        LexiconSnapshot snapshot = Compile(Rule("(a|a)*(a|aa)+b", 256));
        var scanner = new PatternScanner(snapshot);
        string piece = new('a', 50_000);
        scanner.Write(piece);
        scanner.Complete();

        Assert.Empty(scanner.Hits);
    }

    private static List<Hit> Scan(LexiconSnapshot snapshot, string text, IReadOnlyList<int> cuts)
    {
        var scanner = new PatternScanner(snapshot);
        foreach (string piece in LexiconCase.Cut(text, cuts))
        {
            scanner.Write(piece);
        }

        scanner.Complete();
        return scanner.Hits;
    }

    private static List<(int, int)> Spans(List<Hit> hits) => [.. hits.Select(h => (h.Start, h.Length))];

    private static IEnumerable<Hit> Sorted(IEnumerable<Hit> hits) => hits.OrderBy(h => h.Start).ThenBy(h => h.Term);

    private static LexiconTerm Rule(string text, int? length) => new() { Text = text, Match = TermMatch.Regex, MaxLength = length };

    private static LexiconSnapshot Compile(params LexiconTerm[] terms) =>
        LexiconCompiler.Compile([new Lexicon("t", "0", [.. terms.Select((t, i) => t with { Line = i + 1 })])], new EvasionOptions());
}
