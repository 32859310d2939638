using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Tests;

/// <summary>What is held against a user and what is not.</summary>
public sealed class StandingStrikeTests
{
    [Fact]
    public async Task A_bad_message_of_an_earlier_turn_does_not_count_again()
    {
        await using StandingHost host = StandingHost.Create();
        List<ChatMessage> history = [new(ChatRole.User, "bad"), new(ChatRole.Assistant, "no"), new(ChatRole.User, "good")];

        for (int i = 0; i < 5; i++)
        {
            await AskAsync(host, history);
        }

        Assert.Equal(0, (await host.StateAsync()).Today);
    }

    [Fact]
    public async Task Two_bad_messages_of_one_exchange_count_once()
    {
        await using StandingHost host = StandingHost.Create();

        await AskAsync(host, [new(ChatRole.User, "bad and bad"), new(ChatRole.User, "bad")]);

        Assert.Equal(1, (await host.StateAsync()).Today);
    }

    [Fact]
    public async Task What_a_tool_brought_and_what_the_app_instructs_is_not_the_users_doing()
    {
        await using StandingHost host = StandingHost.Create();

        await AskAsync(host, [new(ChatRole.User, "good"), new(ChatRole.Assistant, [new FunctionCallContent("1", "look")]), new(ChatRole.Tool, [new FunctionResultContent("1", "bad")])]);
        await AskAsync(host, [new(ChatRole.System, "bad"), new(ChatRole.User, "good")]);
        await AskAsync(host, [new(ChatRole.User, "good")], new ChatOptions { Instructions = "bad" });

        Assert.Equal(3, host.Host.Store.Records<ExchangeSettled>().Count(s => s.Code == "input_refused"));
        Assert.Equal(0, (await host.StateAsync()).Today);
    }

    [Theory]
    [InlineData("A.1.h", true)]
    [InlineData("A.2.e", true)]
    [InlineData("A.4.g", true)]
    [InlineData("A.5.a", false)]
    public async Task A_risk_counts_at_or_above_the_severity_of_the_profile(string risk, bool counts)
    {
        await using StandingHost host = StandingHost.Create(screen: new TestScreen().With("bad", Verdict.Refuse, risk));

        await host.AskAsync("bad");

        Assert.Equal(counts ? 1 : 0, (await host.StateAsync()).Today);
    }

    [Theory]
    [InlineData("A.1.a", RiskSeverity.Critical, true)]
    [InlineData("A.2.a", RiskSeverity.Critical, false)]
    [InlineData("A.2.a", RiskSeverity.High, true)]
    [InlineData("A.3.a", RiskSeverity.High, false)]
    [InlineData("A.5.b", RiskSeverity.Low, true)]
    public async Task The_severity_is_a_setting(string risk, RiskSeverity least, bool counts)
    {
        await using StandingHost host = StandingHost.Create(o => o.Standing.CountsAtOrAbove = least, new TestScreen().With("bad", Verdict.Refuse, risk));

        await host.AskAsync("bad");

        Assert.Equal(counts ? 1 : 0, (await host.StateAsync()).Today);
    }

    [Theory]
    [InlineData(Verdict.Flag, Verdict.Refuse, false)]
    [InlineData(Verdict.Redact, Verdict.Refuse, false)]
    [InlineData(Verdict.Substitute, Verdict.Refuse, false)]
    [InlineData(Verdict.Refuse, Verdict.Refuse, true)]
    [InlineData(Verdict.Stop, Verdict.Refuse, true)]
    [InlineData(Verdict.Flag, Verdict.Flag, true)]
    [InlineData(Verdict.Redact, Verdict.Substitute, false)]
    public async Task A_finding_counts_at_or_above_the_verdict(Verdict verdict, Verdict from, bool counts)
    {
        await using StandingHost host = StandingHost.Create(o => o.Standing.CountsFrom = from, new TestScreen().With("bad", verdict, replacement: "a vetted answer"));

        await host.AskAsync("bad");

        Assert.Equal(counts ? 1 : 0, (await host.StateAsync()).Today);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stopped_answer_counts_where_the_settings_say_so(bool counted)
    {
        var screen = new TestScreen { Sees = place => place.Side == ScreenSide.Output };
        await using StandingHost host = StandingHost.Create(
            o => o.Standing.CountStoppedAnswers = counted, screen.With("evil", Verdict.Stop), FakeChatClient.Saying("so ", "evil"));

        await host.AskAsync("good", streaming: true);

        Assert.Equal(counted ? 1 : 0, (await host.StateAsync()).Today);
    }

    [Fact]
    public async Task An_input_that_nobody_could_screen_says_nothing_for_its_user()
    {
        bool fails = false;
        var screen = new TestScreen { OnWrite = _ => fails ? throw new InvalidOperationException("down") : Task.CompletedTask };
        await using StandingHost host = StandingHost.Create(screen: screen.With("bad", Verdict.Refuse));
        await host.AskAsync("bad");

        fails = true;
        await host.AskAsync("good");

        Assert.Equal(1, (await host.StateAsync()).Consecutive);
    }

    [Fact]
    public async Task A_caller_who_leaves_does_not_begin_the_row_anew_and_reads_the_notice_at_the_next_exchange()
    {
        await using StandingHost host = StandingHost.Create(model: FakeChatClient.Saying("an ", "answer"));
        await host.AskAsync("bad");
        StandingState state = await host.Service.TakeMeasureAsync(
            (await host.StateAsync()).Subject, new ManualMeasure(StandingStep.Warn, "审核员01", "一条投诉经查属实"));
        using (host.Host.Services.GetRequiredService<IComplianceScope>().Begin(Some.Subject))
        {
            await foreach (ChatResponseUpdate update in host.Host.Client.GetStreamingResponseAsync("good"))
            {
                Assert.NotNull(update);
                break;
            }
        }

        StandingState left = await host.StateAsync();
        ChatResponse next = await host.AskAsync("good");
        ChatResponse after = await host.AskAsync("good");

        Assert.Equal((1, state.MeasureId), (left.Consecutive, left.NoticeDue));
        Assert.Equal("an answer", next.Text);
        Assert.StartsWith("【警示】", next.AdditionalProperties.Property(GenAiMeasuresProperties.Notice), StringComparison.Ordinal);
        Assert.Null(after.AdditionalProperties.Property(GenAiMeasuresProperties.Notice));
        Assert.Equal("Warned", after.AdditionalProperties.Property(GenAiMeasuresProperties.Standing));
    }

    [Fact]
    public async Task A_notice_may_be_left_to_the_host_to_show()
    {
        await using StandingHost host = StandingHost.Create(o => o.Standing.ShowNotice = false);
        await host.AskAsync("bad");

        ChatResponse warned = await host.AskAsync("bad", streaming: true);

        Assert.Equal("抱歉，您的请求涉及违法或不良信息，无法为您提供回答。", warned.Text);
        Assert.StartsWith("【警示】", warned.Messages[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Notice) ?? warned.AdditionalProperties.Property(GenAiMeasuresProperties.Notice), StringComparison.Ordinal);
    }

    private static async Task AskAsync(StandingHost host, List<ChatMessage> messages, ChatOptions? options = null)
    {
        using (host.Host.Services.GetRequiredService<IComplianceScope>().Begin(Some.Subject))
        {
            await host.Host.Client.GetResponseAsync(messages, options);
        }
    }
}
