using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>Rules 7 to 13 of the chat middleware reference: disposal, cancellation, execution contexts, detection.</summary>
public sealed class RulesOfStreamsTests
{
    [Fact]
    public async Task Rule_07_the_inner_stream_is_disposed_when_the_consumer_stops_reading()
    {
        FakeChatClient model = FakeChatClient.Saying("one ", "two ", "three ", "four");
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
        {
            break;
        }

        Assert.Equal(0, model.OpenStreams);
        ExchangeSettled settled = Assert.Single(host.Store.Records<ExchangeSettled>());
        Assert.Equal(ExchangeOutcome.Cancelled, settled.Outcome);
    }

    [Fact]
    public async Task Rule_08_a_token_given_only_through_WithCancellation_reaches_the_model_and_its_exception_passes()
    {
        using var source = new CancellationTokenSource();
        CancellationToken seen = default;
        var model = new FakeChatClient { OnStream = (_, _, token) => Endless(t => seen = t, token) };
        await using TestHost host = TestHost.Create(model);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello").WithCancellation(source.Token))
            {
                await source.CancelAsync();
            }
        });

        Assert.Equal(source.Token, seen);
        Assert.Equal(0, model.OpenStreams);
        Assert.Equal(ExchangeOutcome.Cancelled, Assert.Single(host.Store.Records<ExchangeSettled>()).Outcome);
    }

    [Fact]
    public async Task Rule_09_an_exception_of_the_model_in_mid_stream_comes_out_as_it_was_after_what_was_released()
    {
        var error = new InvalidOperationException("the model broke");
        var model = new FakeChatClient { OnStream = (_, _, _) => Breaking(error) };
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));
        var texts = new List<string>();

        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
            {
                texts.Add(update.Text);
            }
        });

        Assert.Same(error, thrown);
        Assert.Equal(["one ", "two "], texts);
        ExchangeSettled settled = Assert.Single(host.Store.Records<ExchangeSettled>());
        Assert.Equal(ExchangeOutcome.Failed, settled.Outcome);
        Assert.Equal(typeof(InvalidOperationException).FullName, settled.ErrorType);
    }

    [Fact]
    public async Task Rule_10_the_subject_is_taken_at_the_call_and_survives_every_yield()
    {
        FakeChatClient model = FakeChatClient.Saying("one ", "two ", "three");
        await using TestHost host = TestHost.Create(model, o => o.Subjects.AllowAnonymous = false);
        var scope = (IComplianceScope)host.Services.GetService(typeof(IComplianceScope))!;
        IAsyncEnumerable<ChatResponseUpdate> stream;

        using (scope.Begin(Some.Subject))
        {
            stream = host.Client.GetStreamingResponseAsync("hello");
        }

        string text = "";
        await foreach (ChatResponseUpdate update in stream)
        {
            text += update.Text;
        }

        Assert.Equal("one two three", text);
        Assert.NotNull(Assert.Single(host.Store.Records<ExchangeOpened>()).Subject);
    }

    [Fact]
    public async Task Rule_10_the_callers_activity_is_still_current_after_every_yield()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GenAiMeasuresDiagnostics.ActivitySourceName,
            Sample = (ref _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using Activity activity = new Activity("caller").Start();
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("one ", "two "));

        await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
        {
            Assert.Same(activity, Activity.Current);
        }
    }

    [Fact]
    public async Task Rule_11_the_callers_synchronization_context_is_used_all_the_way_to_the_model()
    {
        var context = new CountingContext();
        SynchronizationContext? atModel = null;
        var model = new FakeChatClient { OnStream = (_, _, _) => Capture() };
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        Task<List<ChatResponseUpdate>> answer;
        try
        {
            answer = host.Client.StreamAsync();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        await answer;

        Assert.Same(context, atModel);

        async IAsyncEnumerable<ChatResponseUpdate> Capture()
        {
            atModel = SynchronizationContext.Current;
            await Task.Yield();
            yield return Some.Update("x");
        }
    }

    [Fact]
    public async Task Rule_12_nothing_is_asked_of_the_model_before_the_answer_is_enumerated()
    {
        FakeChatClient model = FakeChatClient.Saying("x");
        await using TestHost host = TestHost.Create(model);

        _ = host.Client.GetStreamingResponseAsync("hello");
        await Task.Yield();

        Assert.Equal(0, model.Calls);
        Assert.Empty(host.Store.Entries);
    }

    [Fact]
    public async Task Rule_13_GetService_proves_that_the_client_is_wrapped_and_finds_what_lies_inside()
    {
        FakeChatClient model = FakeChatClient.Saying("x");
        await using TestHost host = TestHost.Create(model, client: c => c.UseFunctionInvocation().UseGenAiToolScreening());

        ComplianceChatClient? outer = host.Client.GetService<ComplianceChatClient>();

        Assert.Equal(ComplianceSeat.Exchange, outer?.Seat);
        Assert.NotNull(host.Client.GetService<FunctionInvokingChatClient>());
        Assert.Same(model, host.Client.GetService<FakeChatClient>());
        Assert.Null(host.Client.GetService(typeof(ComplianceChatClient), "key"));
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Endless(Action<CancellationToken> see, [EnumeratorCancellation] CancellationToken token)
    {
        see(token);
        while (true)
        {
            token.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return Some.Update("x ");
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Breaking(Exception error)
    {
        yield return Some.Update("one ");
        yield return Some.Update("two forb");
        await Task.Yield();
        throw error;
    }

    private sealed class CountingContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(_ =>
        {
            SetSynchronizationContext(this);
            d(state);
        });
    }
}
