using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics;
using Microsoft.Extensions.AI;
using OpenAI;

namespace GenAiMeasures.Tests;

/// <summary>The real OpenAI client through the pipeline, against a server that speaks its protocol.</summary>
public sealed class OpenAiClientTests
{
    private const string Stopped = "抱歉，后续内容涉及违法或不良信息，已停止生成。";

    [Fact]
    public async Task A_streamed_answer_arrives_whole_with_its_ids_usage_and_record()
    {
        await using LoopbackServer server = new(async (_, c) => await SendAsync(c, Wire.Text("你好，"), Wire.Text("世界"), Wire.Finish("stop"), Wire.Usage));
        await using TestHost host = Host(server);

        ChatResponse response = (await host.Client.StreamAsync("你好")).ToChatResponse();

        Assert.Equal("你好，世界", response.Text);
        Assert.Equal(("chatcmpl-1", "test-model", ChatFinishReason.Stop), (response.ResponseId, response.ModelId, response.FinishReason));
        Assert.Equal(11, response.Usage!.OutputTokenCount);
        ExchangeSettled settled = Assert.Single(host.Store.Records<ExchangeSettled>());
        Assert.Equal((ExchangeOutcome.Completed, "test-model", 7, 11), (settled.Outcome, settled.Model, settled.InputTokens, settled.OutputTokens));
    }

    [Fact]
    public async Task Characters_split_over_reads_and_a_word_split_over_chunks_are_found_and_stopped()
    {
        await using LoopbackServer server = new(async (_, c) =>
        {
            await c.BeginEventsAsync();
            foreach (string text in (string[])["先说一句：", "违", "禁", "词语", "然后继续"])
            {
                await c.SendEventInPiecesAsync(Wire.Text(text), 3);
            }

            await c.SendEventAsync(Wire.Finish("stop"));
            await c.EndEventsAsync();
        });
        await using TestHost host = Host(server, new TestScreen().With("违禁词", Verdict.Stop));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal("先说一句：\n\n" + Stopped, updates.TextOf());
        Assert.Single(updates.ToChatResponse().Messages);
        Assert.Equal(ExchangeOutcome.Stopped, Assert.Single(host.Store.Records<ExchangeSettled>()).Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tool_calls_split_over_chunks_are_checked_before_the_tool_runs(bool forbidden)
    {
        int ran = 0;
        string word = forbidden ? "forbidden" : "harmless";
        await using LoopbackServer server = new(async (body, c) =>
        {
            if (body.Contains("\"role\":\"tool\"", StringComparison.Ordinal))
            {
                await SendAsync(c, Wire.Text("found it"), Wire.Finish("stop"));
            }
            else
            {
                await SendAsync(c, Wire.ToolBegin("look"), Wire.ToolArguments("{\"what\":\""), Wire.ToolArguments(word[..4]), Wire.ToolArguments(word[4..] + "\"}"), Wire.Finish("tool_calls"));
            }
        });
        await using TestHost host = Host(server, new TestScreen().With("forbidden", Verdict.Stop), c => c.UseFunctionInvocation().UseGenAiToolScreening());
        AIFunction tool = AIFunctionFactory.Create(
            (string what) =>
            {
                ran++;
                return "a page";
            },
            "look");

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync("look", new ChatOptions { Tools = [tool] });

        Assert.Equal(forbidden ? (0, 1, Stopped) : (1, 2, "found it"), (ran, server.Requests.Count, updates.ToChatResponse().Messages[^1].Text));
    }

    [Fact]
    public async Task The_answer_that_is_not_streamed_is_screened_as_well()
    {
        await using LoopbackServer server = new((_, c) => c.AnswerAsync(200, Wire.Response("a forbidden answer")));
        await using TestHost host = Host(server, new TestScreen().With("forbidden", Verdict.Stop));

        ChatResponse response = await host.Client.GetResponseAsync("hello");

        Assert.Equal("a \n\n" + Stopped, response.Text);
        Assert.Equal(ChatFinishReason.ContentFilter, response.FinishReason);
        Assert.Equal("chatcmpl-1", response.ResponseId);
        Assert.Null(response.RawRepresentation);
    }

    [Fact]
    public async Task A_tool_call_that_is_not_streamed_is_screened_as_well()
    {
        await using LoopbackServer server = new((_, c) => c.AnswerAsync(200, Wire.ToolResponse("""{"what":"forb\u0069dden"}""")));
        await using TestHost host = Host(server, new TestScreen().With("forbidden", Verdict.Stop));

        ChatResponse response = await host.Client.GetResponseAsync("hello");

        Assert.Equal(Stopped, response.Text);
        Assert.DoesNotContain(response.Messages.SelectMany(m => m.Contents), c => c is FunctionCallContent);
    }

    [Fact]
    public async Task Slow_chunks_reach_the_caller_one_by_one_and_not_at_the_end()
    {
        var release = new TaskCompletionSource();
        await using LoopbackServer server = new(async (_, c) =>
        {
            await c.BeginEventsAsync();
            await c.SendEventAsync(Wire.Text("first "));
            await release.Task;
            await c.SendEventAsync(Wire.Text("second"));
            await c.SendEventAsync(Wire.Finish("stop"));
            await c.EndEventsAsync();
        });
        await using TestHost host = Host(server, new TestScreen().With("forbidden", Verdict.Stop));
        List<string> seen = [];

        await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
        {
            seen.Add(update.Text);
            if (update.Text == "first ")
            {
                // the second chunk is not even sent before the first was seen
                release.SetResult();
            }
        }

        Assert.Equal("first second", string.Concat(seen));
    }

    [Fact]
    public async Task A_connection_that_breaks_in_mid_stream_is_an_error_after_what_arrived_and_a_failed_exchange_on_record()
    {
        await using LoopbackServer server = new(async (_, c) =>
        {
            await c.BeginEventsAsync();
            await c.SendEventAsync(Wire.Text("half an ans"));
            await Task.Delay(50);
            c.Cut();
        });
        await using TestHost host = Host(server);
        string text = "";

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
            {
                text += update.Text;
            }
        });

        Assert.Equal("half an ans", text);
        ExchangeSettled settled = Assert.Single(host.Store.Records<ExchangeSettled>());
        Assert.Equal(ExchangeOutcome.Failed, settled.Outcome);
        Assert.NotNull(settled.ErrorType);
    }

    [Theory]
    [InlineData(429, true)]
    [InlineData(429, false)]
    [InlineData(500, true)]
    [InlineData(500, false)]
    public async Task An_error_of_the_service_passes_as_it_is_and_is_on_record_as_failed(int status, bool streaming)
    {
        await using LoopbackServer server = new((_, c) => c.AnswerAsync(status, """{"error":{"message":"not now","type":"x"}}"""));
        await using TestHost host = Host(server);

        ClientResultException error = streaming
            ? await Assert.ThrowsAsync<ClientResultException>(() => host.Client.StreamAsync())
            : await Assert.ThrowsAsync<ClientResultException>(() => host.Client.GetResponseAsync("hello"));

        Assert.Equal(status, error.Status);
        ExchangeSettled settled = Assert.Single(host.Store.Records<ExchangeSettled>());
        Assert.Equal((ExchangeOutcome.Failed, typeof(ClientResultException).FullName), (settled.Outcome, settled.ErrorType));
        Assert.DoesNotContain("not now", System.Text.Encoding.UTF8.GetString(host.Store.Entries[^1].Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_closes_the_connection_to_a_service_that_would_go_on_for_ever()
    {
        var closed = new TaskCompletionSource();
        await using LoopbackServer server = new(async (_, c) =>
        {
            await c.BeginEventsAsync();
            try
            {
                await c.SendEventAsync(Wire.Text("a forbidden "));
                while (true)
                {
                    await c.SendEventAsync(Wire.Text("and on and on "));
                    await Task.Delay(1);
                }
            }
            finally
            {
                closed.SetResult();
            }
        });
        await using TestHost host = Host(server, new TestScreen().With("forbidden", Verdict.Stop));
        var watch = Stopwatch.StartNew();

        string text = (await host.Client.StreamAsync()).TextOf();

        Assert.Equal("a \n\n" + Stopped, text);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }

    private static async Task SendAsync(LoopbackServer.Connection connection, params string[] events)
    {
        await connection.BeginEventsAsync();
        await connection.SendEventAsync(Wire.Role);
        foreach (string json in events)
        {
            await connection.SendEventAsync(json);
        }

        await connection.EndEventsAsync();
    }

    private static TestHost Host(LoopbackServer server, TestScreen? screen = null, Action<ChatClientBuilder>? client = null)
    {
        var options = new OpenAIClientOptions { Endpoint = server.Endpoint, RetryPolicy = new ClientRetryPolicy(0) };
        IChatClient model = new OpenAIClient(new ApiKeyCredential("test-key"), options).GetChatClient("test-model").AsIChatClient();
        return TestHost.Create(model, client: client, stages: screen is null ? [] : [screen]);
    }
}
