using FsCheck.Xunit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Testing.Tests;

public sealed class SplitFuzzerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Property(MaxTest = 100)]
    public void Every_way_of_cutting_is_the_text_when_it_is_put_together(string? text, byte random)
    {
        string whole = text ?? "";
        List<IReadOnlyList<string>> ways = [.. StreamSplits.Of(whole, random)];

        Assert.All(ways, w => Assert.Equal(whole, string.Concat(w)));
        Assert.Equal(whole.Length < 2 ? 1 : 2 + (whole.Length - 1) + random, ways.Count);
    }

    [Fact]
    public void The_same_seed_cuts_the_same_way_and_another_one_otherwise()
    {
        const string Text = "这是一个用来切分的句子，足够长";

        Assert.Equal(StreamSplits.Of(Text, 20, 7), StreamSplits.Of(Text, 20, 7));
        Assert.NotEqual(StreamSplits.Of(Text, 20, 7), StreamSplits.Of(Text, 20, 8));
    }

    [Theory]
    [InlineData("先说背景，这里卖违禁药水，欢迎光临", RefusalCodes.OutputStopped)]
    [InlineData("今天天气很好，适合散步", null)]
    public async Task A_pipeline_that_keeps_its_promise_answers_alike_however_the_model_is_cut(string answer, string? code)
    {
        await using ServiceProvider provider = Provider();

        ChatOutcome outcome = await SplitFuzzer.RunAsync(answer, m => m.AsBuilder().UseGenAiCompliance().Build(provider), random: 30, cancellationToken: Cancellation);

        Assert.Equal(code, outcome.Code);
        Assert.DoesNotContain("违禁药水", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(code is null ? "stop" : "content_filter", outcome.FinishReason);
    }

    [Fact]
    public async Task A_filter_that_looks_at_each_update_alone_is_found_out()
    {
        ContractViolationException violation = await Assert.ThrowsAsync<ContractViolationException>(
            () => SplitFuzzer.RunAsync("买违禁药水", m => new PieceFilter(m, "违禁"), random: 5, cancellationToken: Cancellation));

        Assert.Equal("the outcome of the pieces 1,1,1,1,1 (seed 1)", violation.What);
    }

    [Fact]
    public async Task A_client_that_leaves_the_stream_of_the_model_open_is_found_out()
    {
        ContractViolationException violation = await Assert.ThrowsAsync<ContractViolationException>(
            () => SplitFuzzer.RunAsync("好的", m => new Leaky(m), cancellationToken: Cancellation));

        Assert.Equal("how many streams of the model are left open", violation.What);
    }

    private static ServiceProvider Provider()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(Some.InternalService).UseMemoryStores().AddModeration(m =>
        {
            m.Lexicons.ReloadSeconds = 0;
            m.Lexicons.Add("违禁药水", "A.1.f");
        });
        return services.BuildServiceProvider();
    }

    private sealed class PieceFilter(IChatClient inner, string word) : DelegatingChatClient(inner)
    {
        public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            base.GetStreamingResponseAsync(messages, options, cancellationToken).Where(u => !u.Text.Contains(word, StringComparison.Ordinal));
    }

    private sealed class Leaky(IChatClient inner) : DelegatingChatClient(inner)
    {
        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            IAsyncEnumerator<ChatResponseUpdate> updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            if (await updates.MoveNextAsync())
            {
                yield return updates.Current;
            }
        }
    }
}
