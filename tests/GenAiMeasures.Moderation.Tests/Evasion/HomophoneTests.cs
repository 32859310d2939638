using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Characters that are read the same, where a profile asks for them.</summary>
public sealed class HomophoneTests
{
    [Theory]
    [InlineData("围巾药水", "four characters read the same")]
    [InlineData("围 巾 要 水", "with separators")]
    [InlineData("圍巾藥水", "and traditional")]
    public void A_term_written_in_other_characters_is_found_by_the_second_screen_only(string text, string why)
    {
        LexiconSnapshot snapshot = Compile();

        Assert.True(LexiconScan.Scan(snapshot, text).Count == 0, why);
        Hit hit = Assert.Single(LexiconScan.Scan(snapshot.Homophones!, "买" + text + "吗"));
        Assert.Equal((1, text.Length), (hit.Start, hit.Length));
    }

    [Fact]
    public void A_term_written_out_is_left_to_the_first_screen()
    {
        LexiconSnapshot snapshot = Compile();

        Assert.Equal([4, 2], LexiconScan.Scan(snapshot, "違禁药水").Select(h => h.Length));
        Assert.Empty(LexiconScan.Scan(snapshot.Homophones!, "違禁药水"));
    }

    [Fact]
    public void Short_terms_exact_ones_and_other_scripts_are_not_read()
    {
        LexiconSnapshot snapshot = Compile();

        Assert.Equal("违禁药水", snapshot.Homophones!.TextOf(Assert.Single(Enumerable.Range(0, snapshot.Homophones.Terms.Length))));
        Assert.Null(LexiconCompiler.Compile([new Lexicon("t", "0", [])], new EvasionOptions()).Homophones);
    }

    [Fact]
    public async Task A_stream_is_stopped_before_the_first_character_and_the_finding_says_by_which_screen()
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("可以买围", "巾", "药水"), build: b => b.AddModeration(m =>
        {
            m.Lexicons.Add("违禁药水", "A.1.h");
            m.Evasion.Homophones = true;
        }));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.StartsWith("可以买\n", updates.TextOf(), StringComparison.Ordinal);
        Assert.Equal("lexicon-homophones", host.Store.Records<ExchangeSettled>().Single().Findings.Single().Screen);
    }

    private static LexiconSnapshot Compile() => LexiconCompiler.Compile(
        [new Lexicon("t", "0", [Term("违禁药水"), Term("禁药"), Term("精确的词", TermMatch.Exact), Term("forbidden")])],
        new EvasionOptions { Homophones = true });

    private static LexiconTerm Term(string text, TermMatch match = TermMatch.Normal) => new() { Text = text, Match = match };
}
