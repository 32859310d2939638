using FsCheck.Xunit;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>Invariant 4: every finished exchange has exactly one settled record, and nobody has the end of an answer before it.</summary>
[Properties(Arbitrary = [typeof(Scenarios)], QuietOnSuccess = true)]
public sealed class RecordProperties
{
    [Property(MaxTest = 300)]
    public async Task Invariant_4_no_finish_reason_is_released_before_the_record_is_durable(Scenario scenario, bool finishes, byte delay)
    {
        List<ChatResponseUpdate> sent = [.. scenario.Pieces(scenario.Cuts).Select(c => Some.Update(c))];
        if (finishes && sent.Count > 0)
        {
            sent[^1].FinishReason = ChatFinishReason.Stop;
            sent.Add(new ChatResponseUpdate(null, [new UsageContent(new UsageDetails { OutputTokenCount = 1 })]));
        }

        await using TestHost host = TestHost.Create(FakeChatClient.Answering([.. sent]), stages: scenario.Screens());
        host.Store.BeforeCommit = async _ =>
        {
            for (int i = 0; i < delay % 8; i++)
            {
                await Task.Yield();
            }
        };

        bool ended = false;
        await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
        {
            Assert.Single(host.Store.Records<ExchangeOpened>());
            if (update.FinishReason is not null)
            {
                ended = true;
                Assert.Single(host.Store.Records<ExchangeSettled>());
            }
        }

        ExchangeOpened opened = Assert.Single(host.Store.Records<ExchangeOpened>());
        ExchangeSettled settled = Assert.Single(host.Store.Records<ExchangeSettled>());
        Assert.Equal(opened.Exchange, settled.Exchange);
        Assert.Equal(settled.Code is null ? ExchangeOutcome.Completed : ExchangeOutcome.Stopped, settled.Outcome);
        Assert.True(ended || (settled.Code is null && !(finishes && sent.Count > 0)));
    }

    [Property(MaxTest = 300)]
    public async Task Invariant_4_however_a_caller_leaves_an_exchange_it_is_settled_once(Scenario scenario, byte leaveAfter, byte way)
    {
        FakeChatClient model = FakeChatClient.Answering([.. scenario.Pieces(scenario.Cuts).Select(c => Some.Update(c))]);
        await using TestHost host = TestHost.Create(model, stages: scenario.Screens());
        using var source = new CancellationTokenSource();
        int seen = 0;
        bool ended = false;

        try
        {
            await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello", cancellationToken: source.Token))
            {
                ended = host.Store.Records<ExchangeSettled>().Any();
                if (seen++ == leaveAfter % 4)
                {
                    switch (way % 3)
                    {
                        case 0:
                            await source.CancelAsync();
                            break;
                        case 1:
                            throw new InvalidOperationException("the caller broke");
                        default:
                            goto left;
                    }
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException)
        {
            Assert.True(seen > 0);
        }

    left:
        Assert.Equal(0, model.OpenStreams);
        Assert.Single(host.Store.Records<ExchangeOpened>());
        ExchangeSettled settled = Assert.Single(host.Store.Records<ExchangeSettled>());
        Assert.True(settled.Outcome is ExchangeOutcome.Completed or ExchangeOutcome.Stopped or ExchangeOutcome.Cancelled);
        Assert.True(!ended || settled.Outcome != ExchangeOutcome.Cancelled);
    }
}
