using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Tests;

/// <summary>The failure table of the architecture, a test a row (docs/architecture.md).</summary>
public sealed class FailureTableTests
{
    private const string ScreenUnavailable = "抱歉，内容安全检查暂时不可用，请稍后再试。";
    private const string RecordUnavailable = "抱歉，服务记录暂时不可用，请稍后再试。";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_screen_that_throws_on_the_input_refuses_and_the_model_is_not_asked(bool streaming)
    {
        FakeChatClient model = FakeChatClient.Saying("x");
        await using TestHost host = TestHost.Create(model, stages: Throwing(ScreenSide.Input));

        ChatResponse response = await AskAsync(host, streaming);

        Assert.Equal(ScreenUnavailable, response.Text);
        Assert.Equal(ChatFinishReason.ContentFilter, response.FinishReason);
        Assert.Equal(0, model.Calls);
        ExchangeSettled settled = Assert.Single(host.Store.Records<ExchangeSettled>());
        Assert.Equal((ExchangeOutcome.Refused, "screen_unavailable"), (settled.Outcome, settled.Code));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_screen_that_throws_on_the_output_refuses_and_what_was_not_screened_is_dropped(bool streaming)
    {
        FakeChatClient model = FakeChatClient.Saying("one ", "two");
        await using TestHost host = TestHost.Create(model, stages: Throwing(ScreenSide.Output));

        ChatResponse response = await AskAsync(host, streaming);

        Assert.Equal(ScreenUnavailable, response.Text);
        Assert.Equal(0, model.OpenStreams);
        ExchangeSettled settled = Assert.Single(host.Store.Records<ExchangeSettled>());
        Assert.Equal((ExchangeOutcome.Stopped, "screen_unavailable"), (settled.Outcome, settled.Code));
    }

    [Fact]
    public async Task A_screen_that_takes_too_long_refuses()
    {
        var time = new FakeTimeProvider();
        var screen = new TestScreen { OnWrite = place => place.Side == ScreenSide.Output ? new TaskCompletionSource().Task : Task.CompletedTask };
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("x"), o => o.Screens.TimeoutMilliseconds = 5_000, b => b.Services.AddSingleton<TimeProvider>(time), stages: screen);

        Task<List<ChatResponseUpdate>> answer = host.Client.StreamAsync();
        while (!answer.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1);
        }

        Assert.Equal(ScreenUnavailable, (await answer).TextOf());
    }

    [Fact]
    public async Task A_screen_that_fails_where_the_host_chose_to_release_is_on_record_as_unchecked()
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("one ", "forbidden"),
            o => o.Screens.OnFailure = ScreenFailure.ReleaseUnchecked,
            stages: [Throwing(ScreenSide.Output), new TestScreen("second").With("forbidden", Verdict.Stop)]);

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal("one \n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", updates.TextOf());
        Assert.Equal(["test"], Assert.Single(host.Store.Records<ExchangeSettled>()).Unchecked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_that_is_down_at_the_start_of_an_exchange_refuses_and_the_health_check_is_red(bool streaming)
    {
        FakeChatClient model = FakeChatClient.Saying("x");
        await using TestHost host = TestHost.Create(model, build: b => b.Services.AddLogging().AddHealthChecks().AddGenAiCompliance());
        host.Store.OpenError = new LedgerUnavailableException("The ledger file is not writable.");

        ChatResponse response = await AskAsync(host, streaming);
        HealthReport health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(RecordUnavailable, response.Text);
        Assert.Equal("record_unavailable", response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.Equal(0, model.Calls);
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("ledger: The ledger file is not writable.", health.Entries["genai_measures"].Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_opened_record_that_fails_while_the_model_works_refuses_before_anything_is_shown(bool streaming)
    {
        var asked = new TaskCompletionSource();
        var model = new FakeChatClient
        {
            OnStream = (_, _, _) => Noting(asked),
            OnResponse = (_, _, _) =>
            {
                asked.TrySetResult();
                return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "shown")));
            },
        };
        await using TestHost host = TestHost.Create(model);
        host.Store.BeforeCommit = async entries =>
        {
            if (entries.Any(e => e.Kind == RecordKind.ExchangeOpened))
            {
                await asked.Task;
                throw new LedgerUnavailableException("The disk is full.");
            }
        };

        ChatResponse response = await AskAsync(host, streaming);

        Assert.Equal(RecordUnavailable, response.Text);
        Assert.Equal(0, model.OpenStreams);
    }

    [Fact]
    public async Task Exchanges_refused_while_the_store_was_down_are_on_record_as_a_gap_when_it_is_back()
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("x"));
        await host.Client.GetResponseAsync("before");
        host.Store.CommitError = _ => new IOException("disk full");
        await host.Client.GetResponseAsync("during");
        await host.Client.StreamAsync("during");
        host.Store.CommitError = null;

        ChatResponse response = await host.Client.GetResponseAsync("after");
        await host.Client.GetResponseAsync("and again");

        Assert.Equal("x", response.Text);
        LedgerGap gap = Assert.Single(host.Store.Records<LedgerGap>());
        Assert.Equal(2, gap.Refused);
        Assert.True(gap.From <= gap.To);
        Assert.Equal(3, host.Store.Records<ExchangeSettled>().Count());
    }

    [Fact]
    public async Task A_store_that_fails_at_the_end_ends_the_stream_with_an_error_before_the_final_update()
    {
        FakeChatClient model = FakeChatClient.Saying("one ", "two");
        await using TestHost host = TestHost.Create(model);
        host.Store.CommitError = entries => entries.Any(e => e.Kind == RecordKind.ExchangeSettled) ? new IOException("disk full") : null;
        List<ChatResponseUpdate> updates = [];

        LedgerUnavailableException error = await Assert.ThrowsAsync<LedgerUnavailableException>(async () =>
        {
            await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
            {
                updates.Add(update);
            }
        });

        Assert.Equal("The ledger store failed (IOException). Check its disk and permissions.", error.Message);
        Assert.All(updates, u => Assert.Null(u.FinishReason));

        // what is left is an exchange that was opened and never settled: recovery will call it interrupted
        Assert.Single(host.Store.Records<ExchangeOpened>());
        Assert.Empty(host.Store.Records<ExchangeSettled>());
    }

    [Fact]
    public async Task An_exchange_that_a_crash_left_open_is_marked_interrupted_at_the_next_start()
    {
        var store = new MemoryLedgerStore();
        await using (TestHost first = TestHost.Create(FakeChatClient.Saying("x"), build: b => Use(b, store)))
        {
            store.CommitError = entries => entries.Any(e => e.Kind == RecordKind.ExchangeSettled) ? new IOException("crash") : null;
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => first.Client.GetResponseAsync("hello"));
        }

        store.CommitError = null;
        await using TestHost second = TestHost.Create(FakeChatClient.Saying("y"), build: b => Use(b, store));
        await second.Client.GetResponseAsync("hello");

        ExchangeSettled[] settled = [.. store.Records<ExchangeSettled>()];
        Assert.Equal([ExchangeOutcome.Interrupted, ExchangeOutcome.Completed], settled.Select(s => s.Outcome));
        Assert.Equal(store.Records<ExchangeOpened>().First().Exchange, settled[0].Exchange);
    }

    [Fact]
    public async Task A_stage_that_cannot_say_whether_an_exchange_may_take_place_refuses()
    {
        FakeChatClient model = FakeChatClient.Saying("x");
        await using TestHost host = TestHost.Create(model, stages: new Standing { OnAdmit = () => throw new TimeoutException("standing store down") });

        ChatResponse response = await host.Client.GetResponseAsync("hello");

        Assert.Equal("抱歉，服务暂时无法受理您的请求，请稍后再试。", response.Text);
        Assert.Equal("admission_unavailable", response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.Equal(0, model.Calls);
    }

    [Fact]
    public async Task A_stage_that_fails_while_settling_ends_the_answer_and_the_record_says_why()
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("x"), stages: new Standing { OnSettle = () => throw new TimeoutException("standing store down") });

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.GetResponseAsync("hello"));

        ExchangeSettled settled = Assert.Single(host.Store.Records<ExchangeSettled>());
        Assert.Equal($"A stage failed while the exchange {settled.Exchange} was settled, so its answer was not finished (TimeoutException).", error.Message);
        Assert.Equal(typeof(TimeoutException).FullName, settled.ErrorType);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Content_that_cannot_be_labelled_is_withheld_and_the_rest_goes_on(bool streaming)
    {
        var image = new DataContent(new byte[] { 1, 2, 3 }, "image/png");
        FakeChatClient model = FakeChatClient.Answering(Some.Update("here: "), Some.Update(image), Some.Update(" done"));
        await using TestHost host = TestHost.Create(model, stages: new Labels());

        ChatResponse response = await AskAsync(host, streaming);

        Assert.DoesNotContain(response.Messages.SelectMany(m => m.Contents), c => c is DataContent);
        Assert.Equal("here: 抱歉，生成的内容无法添加标识，未予提供。 done", response.Text);
        Assert.Equal("label_unavailable", Assert.Single(host.Store.Records<ExchangeSettled>()).Code);
    }

    [Fact]
    public async Task A_clock_that_goes_back_does_not_set_the_ledger_back()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.Zero };
        var clock = new BackwardClock(time);
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("x"), build: b => b.Services.AddSingleton<TimeProvider>(clock));

        await host.Client.GetResponseAsync("one");
        clock.Offset = TimeSpan.FromHours(-3);
        await host.Client.GetResponseAsync("two");

        Assert.Equal(host.Store.Entries.Select(e => e.RecordedAt).Order(), host.Store.Entries.Select(e => e.RecordedAt));
        Assert.All(
            host.Store.Entries.GroupBy(e => e.Log),
            log => Assert.Equal(Enumerable.Range(0, log.Count()).Select(i => (long)i), log.Select(e => e.Sequence)));
    }

    [Fact]
    public async Task A_resolver_that_throws_refuses_and_the_error_stays_inside()
    {
        FakeChatClient model = FakeChatClient.Saying("x");
        await using TestHost host = TestHost.Create(model, build: b => b.AddSubjectResolver<BrokenResolver>());

        ChatResponse response = await host.Client.GetResponseAsync("hello");

        Assert.Equal("admission_unavailable", response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.DoesNotContain("secret", response.Text, StringComparison.Ordinal);
        Assert.Equal(0, model.Calls);
    }

    private static TestScreen Throwing(ScreenSide side) => new()
    {
        OnWrite = place => place.Side == side ? throw new InvalidOperationException("the screen broke") : Task.CompletedTask,
    };

    private static async Task<ChatResponse> AskAsync(TestHost host, bool streaming) => streaming
        ? (await host.Client.StreamAsync()).ToChatResponse()
        : await host.Client.GetResponseAsync("hello");

    private static async IAsyncEnumerable<ChatResponseUpdate> Noting(TaskCompletionSource asked)
    {
        asked.TrySetResult();
        await Task.Yield();
        yield return Some.Update("shown");
    }

    private static void Use(IGenAiComplianceBuilder builder, MemoryLedgerStore store) => builder.Services.AddSingleton<ILedgerStore>(store);

    private sealed class Standing : ExchangeStage
    {
        public Action? OnAdmit { get; init; }

        public Action? OnSettle { get; init; }

        public override string Name => "standing";

        public override int Order => StageOrder.Standing;

        public override ValueTask<Admission> AdmitAsync(Exchange exchange, CancellationToken cancellationToken)
        {
            OnAdmit?.Invoke();
            return new(Admission.Pass);
        }

        public override ValueTask SettleAsync(Exchange exchange, CancellationToken cancellationToken)
        {
            OnSettle?.Invoke();
            return default;
        }
    }

    private sealed class Labels : ExchangeStage
    {
        public override string Name => "labels";

        public override int Order => StageOrder.Label;

        public override AnswerLabeler OpenLabeler(Exchange exchange) => new Labeler();

        private sealed class Labeler : AnswerLabeler
        {
            public override ValueTask<AIContent?> LabelAsync(AIContent content, CancellationToken cancellationToken) =>
                content is DataContent ? throw new NotSupportedException("no writer") : new(content);
        }
    }

    private sealed class BackwardClock(TimeProvider inner) : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;
    }

    private sealed class BrokenResolver : ISubjectResolver
    {
        public Subject Resolve() => throw new InvalidOperationException("secret connection string");
    }
}
