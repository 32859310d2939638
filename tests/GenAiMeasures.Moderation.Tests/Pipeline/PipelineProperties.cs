using FsCheck.Xunit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Invariants 1 to 3 through the real pipeline: a fake model, the real client, the real records.</summary>
[Properties(Arbitrary = [typeof(LexiconCases)], QuietOnSuccess = true)]
public sealed class PipelineProperties
{
    [Property(MaxTest = 150)]
    public async Task Every_way_of_cutting_an_answer_gives_the_same_text_code_and_findings(LexiconCase one)
    {
        (string Text, string? Code, string Findings) whole = await StreamAsync(one, []);

        Assert.Equal(whole, await StreamAsync(one, one.Cuts));
        Assert.Equal(whole, await StreamAsync(one, [1]));
        Assert.Equal(whole, await RespondAsync(one));
    }

    [Property(MaxTest = 300)]
    public async Task What_leaves_before_a_stop_is_what_stands_before_the_leftmost_match(LexiconCase one)
    {
        one = one with { Terms = [.. one.Terms.Select(t => t with { Action = null })] };
        List<(int Term, int Start, int End)> matches = new NaiveLexicon(one.Terms).Find(one.Text);
        string expected = matches.Count == 0 ? one.Text : one.Text[..matches.Min(m => m.Start)];
        await using TestHost host = Host(one, FakeChatClient.Saying([.. LexiconCase.Cut(one.Text, one.Cuts)]));

        string released = "";
        await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
        {
            if (update.FinishReason == ChatFinishReason.ContentFilter)
            {
                Assert.Equal(RefusalCodes.OutputStopped, update.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
                continue;
            }

            released += update.Text;
            Assert.StartsWith(released, expected, StringComparison.Ordinal);
        }

        Assert.Equal(expected, released);
    }

    [Property(MaxTest = 150)]
    public async Task A_question_is_refused_exactly_when_it_holds_a_match_and_the_model_is_then_not_asked(LexiconCase one)
    {
        one = one with { Terms = [.. one.Terms.Select(t => t with { Action = null })] };
        bool refused = new NaiveLexicon(one.Terms).Find(one.Text).Count > 0;
        FakeChatClient model = FakeChatClient.Saying("好");
        await using TestHost host = Host(one, model);

        ChatResponse response = await host.Client.GetResponseAsync(one.Text);

        Assert.Equal(refused ? RefusalCodes.InputRefused : null, response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.Equal(refused ? 0 : 1, model.Calls);
    }

    private static TestHost Host(LexiconCase one, IChatClient model) =>
        TestHost.Create(model, build: b => b.AddModeration(m => m.Lexicons.Add(one.Terms)));

    private static async Task<(string Text, string? Code, string Findings)> StreamAsync(LexiconCase one, IReadOnlyList<int> cuts)
    {
        await using TestHost host = Host(one, FakeChatClient.Saying([.. LexiconCase.Cut(one.Text, cuts)]));
        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        // nothing was shown too early, so nothing is taken back; a refused answer may have shown harmless text before it
        ExchangeSettled settled = host.Store.Records<ExchangeSettled>().Single();
        string text = settled.Code == RefusalCodes.OutputRefused ? "" : updates.TextOf();
        return (text, settled.Code, Describe(settled));
    }

    private static async Task<(string Text, string? Code, string Findings)> RespondAsync(LexiconCase one)
    {
        await using TestHost host = Host(one, FakeChatClient.Saying(one.Text));
        ChatResponse response = await host.Client.GetResponseAsync("hello");
        ExchangeSettled settled = host.Store.Records<ExchangeSettled>().Single();
        return (settled.Code == RefusalCodes.OutputRefused ? "" : response.Text, settled.Code, Describe(settled));
    }

    private static string Describe(ExchangeSettled settled) =>
        string.Join('\n', settled.Findings.Select(f => $"{f.Place} {f.Start}+{f.Length} {f.Verdict} {f.Rule}").Order(StringComparer.Ordinal));
}
