using FsCheck.Xunit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Moderators in the real pipeline: what leaves when, what fails how.</summary>
public sealed class ModeratorPipelineTests
{
    private const string Answer = "第一句话没有问题。第二句话也没有问题。第三句话很坏，不能说。第四句话没有问题。";

    [Fact]
    public async Task Before_release_nothing_of_a_refused_answer_leaves()
    {
        await using TestHost host = Host(new FakeModerator(), Chars(Answer));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.DoesNotContain("第一句话", updates.TextOf(), StringComparison.Ordinal);
        Assert.Equal(RefusalCodes.OutputRefused, updates[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        FindingFact finding = host.Store.Records<ExchangeSettled>().Single().Findings.Single();
        Assert.Equal(("fake", "word", "A.2.a", Verdict.Refuse, 0.9), (finding.Screen, finding.Rule, finding.Risk, finding.Verdict, finding.Score));
    }

    [Fact]
    public async Task Segments_leave_as_they_are_judged_and_the_bad_one_never_does()
    {
        await using TestHost host = Host(new FakeModerator(verdict: Verdict.Stop), Chars(Answer), o => Segments(o));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal("第一句话没有问题。第二句话也没有问题。", string.Concat(updates.SkipLast(1).Select(u => u.Text)));
        Assert.Equal(RefusalCodes.OutputStopped, updates[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.DoesNotContain(GenAiMeasuresProperties.Retraction, updates[^1].AdditionalProperties!.Keys);
    }

    [Fact]
    public async Task Released_text_is_retracted_when_the_judgement_comes_too_late()
    {
        await using TestHost host = Host(new FakeModerator(), Chars(Answer), o =>
        {
            Segments(o);
            o.Strategy = ModeratorStrategy.ReleaseThenRetract;
        });

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.StartsWith("第一句话没有问题。", updates.TextOf(), StringComparison.Ordinal);
        Assert.Contains(GenAiMeasuresProperties.Retraction, updates[^1].AdditionalProperties!.Keys);
    }

    [Property(MaxTest = 100)]
    public async Task Every_way_of_cutting_an_answer_gives_the_same_text_and_findings(FsCheck.PositiveInt seed)
    {
        var random = new Random(seed.Get);
        string text = string.Concat(Enumerable.Range(0, random.Next(1, 80)).Select(_ => "好好好好，。！坏\n"[random.Next(9)]));
        (string Text, string Findings) whole = await RunAsync([text]);

        Assert.Equal(whole, await RunAsync(Chars(text)));
        int cut = random.Next(1, 7);
        Assert.Equal(whole, await RunAsync([.. text.Chunk(cut).Select(c => new string(c))]));
    }

    [Fact]
    public async Task A_refused_question_is_not_put_to_the_model()
    {
        FakeChatClient model = FakeChatClient.Saying("好");
        await using TestHost host = TestHost.Create(model, build: b => b.AddModerator("fake", _ => new FakeModerator()));

        ChatResponse response = await host.Client.GetResponseAsync("坏问题");

        Assert.Equal(RefusalCodes.InputRefused, response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.Equal(0, model.Calls);
    }

    [Fact]
    public async Task A_text_longer_than_the_window_is_judged_in_overlapping_pieces()
    {
        var moderator = new FakeModerator("甲乙") { MaxCharacters = 100 };
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("好"), build: b => b.AddModerator("fake", _ => moderator, o => { o.ContextCharacters = 20; o.Output = false; }));

        ChatResponse response = await host.Client.GetResponseAsync(new string('好', 79) + "甲乙" + new string('好', 200));

        Assert.Equal(RefusalCodes.InputRefused, response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.All(moderator.Texts, t => Assert.InRange(t.Length, 1, 100));
    }

    [Theory]
    [InlineData(ModeratorStrategy.BeforeRelease)]
    [InlineData(ModeratorStrategy.SegmentHold)]
    [InlineData(ModeratorStrategy.ReleaseThenRetract)]
    public async Task A_moderator_that_fails_refuses(ModeratorStrategy strategy)
    {
        await using TestHost host = Host(Failing(), ["好"], o => o.Strategy = strategy);

        ChatResponse response = await host.Client.GetResponseAsync("hello");

        Assert.Equal(RefusalCodes.ScreenUnavailable, response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
    }

    [Fact]
    public async Task Failing_open_is_explicit_and_on_record_as_unchecked_and_nothing_is_remembered()
    {
        FakeModerator moderator = Failing();
        await using TestHost host = Host(moderator, ["好"], o => { o.OnFailure = ScreenFailure.ReleaseUnchecked; o.Input = true; });

        Assert.Equal("好", (await host.Client.GetResponseAsync("hello")).Text);
        await host.Client.GetResponseAsync("hello");

        Assert.All(host.Store.Records<ExchangeSettled>(), s => Assert.Equal(["fake"], s.Unchecked));
        Assert.Equal(4, moderator.Calls);
    }

    [Fact]
    public async Task A_moderator_that_hangs_is_left_behind_when_its_time_is_up()
    {
        var never = new TaskCompletionSource();
        await using TestHost host = Host(new FakeModerator { Before = () => never.Task }, ["好"], o => o.TimeoutMilliseconds = 50);

        ChatResponse response = await host.Client.GetResponseAsync("hello");

        Assert.Equal(RefusalCodes.ScreenUnavailable, response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
    }

    [Fact]
    public async Task A_moderator_that_keeps_failing_is_not_asked_any_more_for_a_while()
    {
        FakeModerator moderator = Failing();
        await using TestHost host = Host(moderator, ["好"], o => { o.BreakAfterCalls = 3; o.BreakSeconds = 600; });

        for (int i = 0; i < 8; i++)
        {
            ChatResponse response = await host.Client.GetResponseAsync("hello");
            Assert.Equal(RefusalCodes.ScreenUnavailable, response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        }

        Assert.Equal(3, moderator.Calls);
    }

    [Fact]
    public async Task The_same_text_is_asked_about_once_even_at_the_same_time()
    {
        var gate = new TaskCompletionSource();
        var moderator = new FakeModerator { Before = () => gate.Task };
        await using TestHost host = Host(moderator, ["好"]);

        Task<ChatResponse>[] calls = [.. Enumerable.Range(0, 5).Select(_ => host.Client.GetResponseAsync("hello"))];
        gate.SetResult();
        await Task.WhenAll(calls);
        await host.Client.GetResponseAsync("hello");

        Assert.Equal(1, moderator.Calls);
    }

    [Property(MaxTest = 60)]
    public async Task In_shadow_mode_everything_comes_out_as_without_it_and_findings_are_flags(FsCheck.PositiveInt seed)
    {
        // a lexicon that stops, beside a moderator that would refuse, pass or fail: the lexicon's outcome never changes
        var random = new Random(seed.Get);
        string text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => "好，。坏停"[random.Next(5)]));
        FakeModerator shadow = random.Next(3) == 0 ? Failing() : new FakeModerator();

        (string Text, string? Code, string? Flags) alone = await RunAsync(b => b.AddModeration(m => m.Lexicons.Add("停", "A.1.f")));
        (string Text, string? Code, string? Flags) with = await RunAsync(b => b.AddModeration(m => m.Lexicons.Add("停", "A.1.f"))
            .AddModerator("fake", _ => shadow, o => { o.Shadow = true; o.SegmentCharacters = 10; }));

        Assert.Equal((alone.Text, alone.Code), (with.Text, with.Code));
        Assert.DoesNotContain("fake:Refuse", with.Flags, StringComparison.Ordinal);
        Assert.DoesNotContain("fake:Stop", with.Flags, StringComparison.Ordinal);

        async Task<(string, string?, string?)> RunAsync(Action<IGenAiComplianceBuilder> build)
        {
            await using TestHost host = TestHost.Create(FakeChatClient.Saying([.. text.Select(c => c.ToString())]), build: build);
            List<ChatResponseUpdate> updates = await host.Client.StreamAsync();
            ExchangeSettled settled = host.Store.Records<ExchangeSettled>().Single();
            return (updates.TextOf(), settled.Code, string.Join(' ', settled.Findings.Select(f => f.Screen + ":" + f.Verdict)));
        }
    }

    [Fact]
    public async Task What_a_shadow_finds_is_on_record_as_such()
    {
        await using TestHost host = Host(new FakeModerator(), ["坏"], o => o.Shadow = true);

        Assert.Equal("坏", (await host.Client.GetResponseAsync("hello")).Text);
        FindingFact finding = host.Store.Records<ExchangeSettled>().Single().Findings.Single();
        Assert.Equal(("shadow:word", Verdict.Flag), (finding.Rule, finding.Verdict));
    }

    private static void Segments(ModeratorOptions options)
    {
        options.Strategy = ModeratorStrategy.SegmentHold;
        options.SegmentCharacters = 14;
        options.ContextCharacters = 0;
    }

    private static FakeModerator Failing() => new() { Before = () => throw new TimeoutException() };

    private static string[] Chars(string text) => [.. text.Select(c => c.ToString())];

    private static TestHost Host(FakeModerator moderator, string[] answer, Action<ModeratorOptions>? configure = null) => TestHost.Create(
        FakeChatClient.Saying(answer),
        build: b => b.AddModerator("fake", _ => moderator, o =>
        {
            o.Input = false;
            configure?.Invoke(o);
        }));

    private static async Task<(string Text, string Findings)> RunAsync(string[] pieces)
    {
        await using TestHost host = Host(new FakeModerator(verdict: Verdict.Stop), pieces, Segments);
        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();
        return (updates.TextOf(), string.Join(' ', host.Store.Records<ExchangeSettled>().Single().Findings.Select(f => $"{f.Start}+{f.Length}")));
    }
}
