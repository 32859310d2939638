using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>Rules 1 to 6 of the chat middleware reference: order, concurrency, and what belongs to the caller.</summary>
public sealed class RulesOfOrderTests
{
    [Fact]
    public async Task Rule_01_the_first_use_is_the_outermost_and_sees_what_the_inner_ones_return()
    {
        FakeChatClient model = FakeChatClient.Saying("a forbidden b");
        await using TestHost host = TestHost.Create(
            model,
            client: c => c.Use((inner, _) => new Upper(inner)),
            stages: new TestScreen().With("FORBIDDEN", Verdict.Stop));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.StartsWith("A \n\n", updates.TextOf(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule_02_concurrent_calls_do_not_see_one_another()
    {
        var model = new FakeChatClient
        {
            OnStream = (messages, _, _) => Slowly(messages[^1].Text),
        };
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        List<ChatResponseUpdate>[] answers = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(i => Task.Run(() => host.Client.StreamAsync(i % 2 == 0 ? $"fine {i}" : $"forbid {i}"))));

        Assert.All(answers, (updates, i) => Assert.Equal(i % 2 == 0 ? $"fine {i}fine {i}" : $"forbid {i}forbid {i}", updates.TextOf()));
        Assert.Equal(64, host.Store.Records<ExchangeSettled>().Select(r => r.Exchange).Distinct().Count());
    }

    [Fact]
    public async Task Rule_03_null_messages_throw_at_the_call_and_not_at_the_first_move()
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("x"));

        Assert.Throws<ArgumentNullException>("messages", () => { host.Client.GetStreamingResponseAsync((IEnumerable<ChatMessage>)null!); });
        await Assert.ThrowsAsync<ArgumentNullException>("messages", () => host.Client.GetResponseAsync((IEnumerable<ChatMessage>)null!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule_04_a_lazy_sequence_of_messages_is_read_once(bool streaming)
    {
        int reads = 0;
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("x"), stages: new TestScreen().With("forbidden", Verdict.Stop));

        if (streaming)
        {
            await host.Client.StreamAsync(Lazy());
        }
        else
        {
            await host.Client.GetResponseAsync(Lazy());
        }

        Assert.Equal(1, reads);

        IEnumerable<ChatMessage> Lazy()
        {
            reads++;
            yield return new ChatMessage(ChatRole.User, "hello");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule_05_the_callers_messages_contents_and_options_are_not_changed(bool streaming)
    {
        FakeChatClient model = FakeChatClient.Saying("x");
        var content = new TextContent("my secret is here");
        var message = new ChatMessage(ChatRole.User, [content]);
        var messages = new List<ChatMessage> { message };
        var options = new ChatOptions { Temperature = 0.5f, Tools = [] };
        await using TestHost host = TestHost.Create(
            model,
            client: c => c.UseFunctionInvocation().UseGenAiToolScreening(),
            stages: new TestScreen().With("secret", Verdict.Redact));

        if (streaming)
        {
            await host.Client.StreamAsync(messages, options);
        }
        else
        {
            await host.Client.GetResponseAsync(messages, options);
        }

        Assert.Equal("my ＊＊＊＊＊＊ is here", model.LastMessages[0].Text);
        Assert.Same(message, Assert.Single(messages));
        Assert.Same(content, Assert.Single(message.Contents));
        Assert.Equal("my secret is here", content.Text);
        Assert.Null(options.AdditionalProperties);
        Assert.Null(model.LastOptions?.AdditionalProperties);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule_06_null_options_and_null_contents_are_met_without_an_error(bool streaming)
    {
        FakeChatClient model = FakeChatClient.Answering(Some.Update(new TextContent("a"), null!), Some.Update(new TextContent("b")));
        model.OnResponse = (_, _, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new TextContent("ab"), null!])));
        var message = new ChatMessage(ChatRole.User, [new TextContent("hello"), null!]);
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        string text = streaming
            ? (await host.Client.StreamAsync([message], null)).TextOf()
            : (await host.Client.GetResponseAsync([message])).Text;

        Assert.Equal("ab", text);
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Slowly(string text)
    {
        foreach (char c in text + text)
        {
            await Task.Yield();
            yield return Some.Update(c.ToString());
        }
    }

    private sealed class Upper(IChatClient inner) : DelegatingChatClient(inner)
    {
        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                yield return Some.Update(update.Text.ToUpperInvariant());
            }
        }
    }
}
