using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>What should not come in, and comes in: each a clear error or a correct refusal, a settled record, no open stream.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_null_message_in_the_list_is_an_error_and_no_exchange(bool streaming)
    {
        FakeChatClient model = FakeChatClient.Saying("x");
        await using TestHost host = TestHost.Create(model);
        ChatMessage[] messages = [new ChatMessage(ChatRole.User, "hello"), null!];

        ArgumentException error = streaming
            ? await Assert.ThrowsAsync<ArgumentException>("messages", () => host.Client.StreamAsync(messages))
            : await Assert.ThrowsAsync<ArgumentException>("messages", () => host.Client.GetResponseAsync(messages));

        Assert.StartsWith("The messages hold a null element.", error.Message, StringComparison.Ordinal);
        Assert.Empty(host.Store.Entries);
        Assert.Equal(0, model.Calls);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_model_that_throws_before_during_or_after_its_chunks_is_met_with_a_settled_record(int after)
    {
        var model = new FakeChatClient { OnStream = (_, _, _) => ThrowAfter(after) };
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        await Assert.ThrowsAsync<NotSupportedException>(() => host.Client.StreamAsync());

        Assert.Equal(0, model.OpenStreams);
        Assert.Equal(ExchangeOutcome.Failed, Assert.Single(host.Store.Records<ExchangeSettled>()).Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_model_that_throws_at_the_call_itself_is_met_with_a_settled_record(bool streaming)
    {
        var model = new FakeChatClient
        {
            OnStream = (_, _, _) => throw new NotSupportedException("at the call"),
            OnResponse = (_, _, _) => throw new NotSupportedException("at the call"),
        };
        await using TestHost host = TestHost.Create(model);

        await Assert.ThrowsAsync<NotSupportedException>(() => streaming ? host.Client.StreamAsync() : host.Client.GetResponseAsync("hello"));

        Assert.Equal(ExchangeOutcome.Failed, Assert.Single(host.Store.Records<ExchangeSettled>()).Outcome);
    }

    [Fact]
    public async Task A_model_that_never_ends_ends_with_its_reader_and_is_stopped_by_a_finding()
    {
        var model = new FakeChatClient { OnStream = (_, _, _) => Endless() };
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("42", Verdict.Stop));

        string text = (await host.Client.StreamAsync()).TextOf();

        Assert.StartsWith("0 1 2 3 ", text, StringComparison.Ordinal);
        Assert.Contains("41 \n\n抱歉", text, StringComparison.Ordinal);
        Assert.Equal(0, model.OpenStreams);
    }

    [Fact]
    public async Task A_token_cancelled_at_every_await_leaves_a_settled_record_and_no_open_stream()
    {
        for (int steps = 0; steps < 24; steps++)
        {
            using var source = new CancellationTokenSource();
            int left = steps;
            var model = new FakeChatClient { OnStream = (_, _, token) => Stepping(Step, token) };
            var screen = new TestScreen { OnWrite = _ => Step() };
            await using TestHost host = TestHost.Create(model, stages: screen.With("forbidden", Verdict.Stop));
            host.Store.BeforeCommit = _ => Step();

            try
            {
                await host.Client.StreamAsync(cancellationToken: source.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.True(source.IsCancellationRequested);
            }

            Assert.Equal(0, model.OpenStreams);
            Assert.Equal(host.Store.Records<ExchangeOpened>().Select(o => o.Exchange), host.Store.Records<ExchangeSettled>().Select(s => s.Exchange));

            async Task Step()
            {
                await Task.Yield();
                if (Interlocked.Decrement(ref left) < 0)
                {
                    await source.CancelAsync();
                }
            }
        }
    }

    [Fact]
    public async Task Half_a_surrogate_pair_at_the_end_of_a_stream_leaves_as_it_came()
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("a", "b\uD83D"), stages: new TestScreen().With("forbidden", Verdict.Stop));

        string text = (await host.Client.StreamAsync()).TextOf();

        Assert.Equal("ab\uD83D", text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_empty_answer_is_an_answer(bool streaming)
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Answering(), stages: new TestScreen().With("forbidden", Verdict.Stop));

        ChatResponse response = streaming
            ? (await host.Client.StreamAsync()).ToChatResponse()
            : await host.Client.GetResponseAsync("hello");

        Assert.Equal("", response.Text);
        Assert.Null(response.FinishReason);
        Assert.Equal(ExchangeOutcome.Completed, Assert.Single(host.Store.Records<ExchangeSettled>()).Outcome);
    }

    [Fact]
    public async Task Updates_without_contents_without_text_and_with_usage_only_pass()
    {
        ChatResponseUpdate[] sent =
        [
            new ChatResponseUpdate { Role = ChatRole.Assistant, MessageId = "m" },
            new ChatResponseUpdate(null, [new TextContent("")]),
            new ChatResponseUpdate(null, [new UsageContent(new UsageDetails { TotalTokenCount = 3 })]),
        ];
        await using TestHost host = TestHost.Create(FakeChatClient.Answering(sent), stages: new TestScreen().With("forbidden", Verdict.Stop));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        // the answer had no end that could carry the exchange's id, so one was added
        Assert.Equal(sent, updates.SkipLast(1), ReferenceEqualityComparer.Instance);
        Assert.Empty(updates[^1].Contents);
        Assert.NotNull(updates[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Exchange));
        Assert.Equal(3, updates.ToChatResponse().Usage!.TotalTokenCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_finish_reason_before_the_end_is_not_believed_before_the_record(bool isToolTurn)
    {
        ChatResponseUpdate early = Some.Update("one ");
        early.FinishReason = isToolTurn ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop;
        ChatResponseUpdate late = Some.Update("two");
        late.FinishReason = ChatFinishReason.Stop;
        await using TestHost host = TestHost.Create(FakeChatClient.Answering(early, late));

        List<ChatFinishReason> reasons = [];
        string text = "";
        await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
        {
            text += update.Text;
            if (update.FinishReason is { } reason)
            {
                reasons.Add(reason);
                Assert.Equal(reason == ChatFinishReason.Stop, host.Store.Records<ExchangeSettled>().Any());
            }
        }

        Assert.Equal("one two", text);
        Assert.Equal(isToolTurn ? [ChatFinishReason.ToolCalls, ChatFinishReason.Stop] : [ChatFinishReason.Stop], reasons);
    }

    [Fact]
    public async Task A_text_of_ten_million_characters_without_a_space_goes_through()
    {
        string text = new('x', 10_000_000);
        await using TestHost host = TestHost.Create(FakeChatClient.Saying(text), stages: new TestScreen { Sees = p => p.Side == ScreenSide.Input });

        ChatResponse response = await host.Client.GetResponseAsync("hello");

        Assert.Equal(text.Length, response.Text.Length);
    }

    [Fact]
    public async Task A_retraction_names_what_was_shown_and_the_sink_is_called_before_the_end_is_seen()
    {
        // a screen that decides after release: nothing of its own kind is ever held
        var late = new LateScreen();
        var sink = new Sink();
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("fine ", "bad", " more", "!"),
            build: b => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IRetractionSink>(b.Services, sink),
            stages: late);

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal("fine bad\n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", updates.TextOf());
        Assert.Equal("""[{"messageId":"m-1","kind":"text","start":5,"length":3}]""", updates[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Retraction));
        Retraction retraction = Assert.Single(sink.Retractions);
        Assert.Equal(new RetractedRange("m-1", ContentKind.Text, 5, 3), Assert.Single(retraction.Ranges));
        Assert.Equal(1, Assert.Single(host.Store.Records<ExchangeSettled>()).RetractedRanges);
    }

    [Fact]
    public async Task A_refused_answer_is_taken_back_whole()
    {
        var sink = new Sink();
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("one ", "two ", "forbidden"),
            build: b => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IRetractionSink>(b.Services, sink),
            stages: new TestScreen().With("forbidden", Verdict.Refuse, "A.2.c"));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();
        ChatResponse response = await host.Client.GetResponseAsync("hello");

        Assert.Equal("""[{"messageId":"m-1","kind":"text","start":0,"length":8}]""", updates[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Retraction));
        Assert.Equal("output_refused", updates[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.Equal("A.2.c", Assert.Single(sink.Retractions).Risk.Value);

        // what is not streamed was never shown, so nothing is left of it and nothing has to be taken back
        Assert.Equal("抱歉，该回答涉及违法或不良信息，已撤回。", response.Text);
        Assert.Null(response.AdditionalProperties.Property(GenAiMeasuresProperties.Retraction));
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> ThrowAfter(int chunks)
    {
        for (int i = 0; i < chunks; i++)
        {
            yield return Some.Update($"{i} forb");
        }

        await Task.Yield();
        throw new NotSupportedException("after the chunks");
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Endless()
    {
        for (int i = 0; ; i++)
        {
            await Task.Yield();
            yield return Some.Update($"{i} ");
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Stepping(Func<Task> step, [EnumeratorCancellation] CancellationToken token)
    {
        foreach (string text in (string[])["one ", "two ", "three "])
        {
            await step();
            token.ThrowIfCancellationRequested();
            yield return Some.Update(text);
        }

        await step();
    }

    private sealed class Sink : IRetractionSink
    {
        public List<Retraction> Retractions { get; } = [];

        public ValueTask RetractAsync(Retraction retraction, CancellationToken cancellationToken)
        {
            Retractions.Add(retraction);
            return default;
        }
    }

    // lets everything go at once and speaks up one piece later
    private sealed class LateScreen : ExchangeStage
    {
        public override string Name => "late";

        public override int Order => StageOrder.Screen;

        public override ExchangeScreen OpenScreen(Exchange exchange) => new Screen();

        private sealed class Screen : ExchangeScreen
        {
            public override string Name => "late";

            public override string PolicyVersion => "1";

            public override TextScreen? OpenText(ContentPlace place) => place.Side == ScreenSide.Output ? new Text() : null;
        }

        private sealed class Text : SynchronousTextScreen
        {
            private string _before = "";

            public override bool IsRepeatable => false;

            protected override long Write(ReadOnlySpan<char> text, ScreenReport report)
            {
                int at = _before.IndexOf("bad", StringComparison.Ordinal);
                if (at >= 0)
                {
                    report.Add(new Finding
                    {
                        Place = report.Place,
                        Start = at,
                        Length = 3,
                        Verdict = Verdict.Stop,
                        Screen = "late",
                        Rule = "bad",
                        PolicyVersion = "1",
                    });
                }

                _before += text.ToString();
                return _before.Length;
            }

            protected override long Complete(ScreenReport report) => _before.Length;
        }
    }
}
