using FsCheck.Xunit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>A lexicon that only watches: it evaluates, records and counts, and changes nothing.</summary>
public sealed class ShadowLexiconTests
{
    [Fact]
    public async Task What_a_shadow_lexicon_finds_is_a_flag_with_its_rule_named_so()
    {
        using var file = new TempFile("new.txt", "违禁词\n");
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("违禁词"), build: b => b.AddModeration(m => m.Lexicons.Files.Add(new LexiconFile { Path = file.Path, Shadow = true })));

        Assert.Equal("违禁词", (await host.Client.GetResponseAsync("违禁词")).Text);
        Assert.Equal(
            [("shadow:new.txt:1", Verdict.Flag), ("shadow:new.txt:1", Verdict.Flag)],
            host.Store.Records<ExchangeSettled>().Single().Findings.Select(f => (f.Rule, f.Verdict)));
        LexiconVersion version = Assert.Single(host.Services.GetRequiredService<IModerationService>().Lexicons);
        Assert.Equal((true, 0), (version.Shadow, version.Stopping));
    }

    [Fact]
    public async Task Terms_from_code_and_the_starter_lexicon_may_only_watch_too()
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("好"), build: b => b.AddModeration(m =>
        {
            m.Lexicons.Add("违禁词", "A.1.f");
            m.Lexicons.CodeShadow = m.Lexicons.Starter = m.Lexicons.StarterShadow = true;
        }));

        Assert.Equal("好", (await host.Client.GetResponseAsync("违禁词")).Text);

        Assert.Equal([("shadow:code:1", Verdict.Flag)], host.Store.Records<ExchangeSettled>().Single().Findings.Select(f => (f.Rule, f.Verdict)));
        Assert.All(host.Services.GetRequiredService<IModerationService>().Lexicons, l => Assert.Equal((true, 0), (l.Shadow, l.Stopping)));
        Assert.Equal(64, host.Store.Records<ServiceStarted>().Single().Configuration["Moderation"].Length);
    }

    [Fact]
    public void Its_allow_phrases_protect_from_its_own_terms_only_and_the_explanation_says_so()
    {
        using var watching = new TempFile("new.csv", "term,kind\n违禁词,deny\n违禁词典,allow\n");
        using var file = new TempFile("ours.csv", "term,kind\n违禁词,deny\n");
        var options = new ModerationOptions();
        options.Lexicons.Files.Add(new LexiconFile { Path = watching.Path, Shadow = true });
        options.Lexicons.AddFile(file.Path);
        LexiconMatcher matcher = LexiconMatcher.Load(options);

        Assert.Equal(["ours.csv:2"], matcher.Find("违禁词典").Select(m => m.Rule));
        Assert.Equal(
            [("new.csv:2", CoverEffect.Protects), ("ours.csv:2", CoverEffect.WatchesOnly)],
            matcher.Explain("违禁词典").Select(m => (m.Finding.Rule.Replace("shadow:", "", StringComparison.Ordinal), m.Covers.Single().Effect)).Order());
    }

    [Property(MaxTest = 120, Arbitrary = [typeof(LexiconCases)])]
    public async Task Beside_a_shadow_lexicon_everything_comes_out_as_without_it(LexiconCase ours, LexiconCase watching)
    {
        // whatever the shadow holds, first in precedence: no deny becomes an allow, and no allow a deny
        using var file = new TempFile("new.jsonl", string.Concat(watching.Terms.Where(t => t.Text.Length > 0).Select(Row)));
        string text = ours.Text + watching.Text;

        (string Text, string? Code, string Findings) alone = await RunAsync(_ => { });
        (string Text, string? Code, string Findings) with = await RunAsync(m => m.Lexicons.Files.Add(new LexiconFile { Path = file.Path, Shadow = true }));

        Assert.Equal(alone, with);

        // of an answer that is stopped, how much of what follows the stop was read depends on what a longer phrase holds back, and is never let go
        static IEnumerable<FindingFact> Decisive(ExchangeSettled settled)
        {
            IEnumerable<FindingFact> ours = settled.Findings.Where(f => !f.Rule.StartsWith("shadow:", StringComparison.Ordinal));
            return settled.Code is null ? ours : ours.Where(f => f.Verdict == Verdict.Stop).Take(1);
        }

        static string Row(LexiconTerm term) => System.Text.Json.JsonSerializer.Serialize(
            new Dictionary<string, string> { ["term"] = term.Text, ["kind"] = term.Kind.ToString(), ["match"] = term.Match.ToString() }) + "\n";

        async Task<(string, string?, string)> RunAsync(Action<ModerationOptions> add)
        {
            await using TestHost host = TestHost.Create(FakeChatClient.Saying([.. LexiconCase.Cut(text, ours.Cuts)]), build: b => b.AddModeration(m =>
            {
                m.Lexicons.ReloadSeconds = 0;
                m.Lexicons.Add(ours.Terms);
                add(m);
            }));
            List<ChatResponseUpdate> updates = await host.Client.StreamAsync();
            ExchangeSettled settled = host.Store.Records<ExchangeSettled>().Single();
            return (
                settled.Code == RefusalCodes.OutputRefused ? "" : updates.TextOf(),
                settled.Code,
                string.Join('\n', Decisive(settled).Select(f => $"{f.Place} {f.Start}+{f.Length} {f.Verdict} {f.Rule}").Order(StringComparer.Ordinal)));
        }
    }

    [Fact]
    public void It_stays_one_in_a_compiled_lexicon()
    {
        using var file = new TempFile("new.txt", "违禁词\n");
        using var image = new TempFile("all.lexicon", "");
        var options = new ModerationOptions();
        options.Lexicons.Files.Add(new LexiconFile { Path = file.Path, Shadow = true });
        LexiconMatcher.Load(options).Save(image.Path);
        var compiled = new ModerationOptions();
        compiled.Lexicons.Image = image.Path;

        LexiconMatcher matcher = LexiconMatcher.Load(compiled);

        Assert.True(Assert.Single(matcher.Lexicons).Shadow);
        Assert.Equal(Verdict.Flag, Assert.Single(matcher.Explain("违禁词")).Finding.Verdict);
    }
}
