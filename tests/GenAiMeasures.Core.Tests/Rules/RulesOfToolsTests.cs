using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>Rules 24 and 25 of the chat middleware reference: the two seats around a tool loop.</summary>
public sealed class RulesOfToolsTests
{
    private int _ran;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule_24_the_inner_seat_refuses_an_argument_before_the_tool_runs(bool streaming)
    {
        FakeChatClient model = Turns([Call("do forbidden things")], [new TextContent("done")]);
        await using TestHost host = Host(model, withSeat: true, Screen());

        ChatResponse response = await AskAsync(host, streaming);

        Assert.Equal(0, _ran);
        Assert.Equal("抱歉，后续内容涉及违法或不良信息，已停止生成。", response.Messages[^1].Text);
        Assert.Equal(ChatFinishReason.ContentFilter, response.FinishReason);
        Assert.Equal(1, model.Calls);
        Finding(host, ContentKind.ToolArgument, ScreenSide.Output);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule_24_the_inner_seat_refuses_a_result_before_the_model_sees_it(bool streaming)
    {
        FakeChatClient model = Turns([Call("fine")], [new TextContent("done")]);
        await using TestHost host = Host(model, withSeat: true, Screen(), result: "a forbidden page");

        ChatResponse response = await AskAsync(host, streaming);

        Assert.Equal(1, _ran);
        Assert.Equal(1, model.Calls);
        Assert.Equal(ChatFinishReason.ContentFilter, response.FinishReason);
        Assert.DoesNotContain(response.Messages, m => m.Role == ChatRole.Tool && m.Contents.Count > 0 && ((FunctionResultContent)m.Contents[0]).Result is "a forbidden page");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule_24_both_seats_together_screen_everything_once(bool streaming)
    {
        FakeChatClient model = Turns([new TextContent("let me see "), Call("fine")], [new TextContent("done")]);
        TestScreen screen = Screen();
        List<ContentPlace> places = [];
        screen.OnWrite = place =>
        {
            places.Add(place);
            return Task.CompletedTask;
        };
        await using TestHost host = Host(model, withSeat: true, screen, result: "page");

        ChatResponse response = await AskAsync(host, streaming);

        Assert.Equal("let me see ", response.Messages[0].Text);
        Assert.Equal("done", response.Messages[^1].Text);
        Assert.Equal(1, places.Count(p => p.Kind == ContentKind.ToolResult));
        Assert.Equal(1, places.Count(p => p.Kind == ContentKind.ToolName));
        Assert.Equal(2, places.Count(p => p is { Side: ScreenSide.Output, Kind: ContentKind.Text }));
        Assert.Single(host.Store.Records<ExchangeSettled>());
        Assert.Equal(2, model.Calls);
    }

    [Fact]
    public async Task Rule_24_without_the_inner_seat_the_tool_has_run_and_the_record_says_so()
    {
        FakeChatClient model = Turns([Call("do forbidden things")], [new TextContent("done")]);
        await using TestHost host = Host(model, withSeat: false, Screen());

        ChatResponse response = await AskAsync(host, streaming: false);

        Assert.Equal(1, _ran);
        Assert.Equal(ChatFinishReason.ContentFilter, response.FinishReason);
        Assert.True(Assert.Single(host.Store.Records<ExchangeSettled>()).ToolSeatMissing);
    }

    [Fact]
    public async Task Rule_24_the_inner_seat_alone_says_where_it_belongs()
    {
        FakeChatClient model = FakeChatClient.Saying("x");
        await using TestHost host = TestHost.Create(model);
        using IChatClient alone = model.AsBuilder().UseGenAiToolScreening().Build(host.Services);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => alone.GetResponseAsync("hello"));

        Assert.Equal(
            "UseGenAiToolScreening() has no exchange to join. Put UseGenAiCompliance() outside UseFunctionInvocation() on the same client, and UseGenAiToolScreening() inside it.",
            error.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => alone.StreamAsync());
    }

    [Fact]
    public async Task Rule_24_what_the_model_said_before_a_refused_call_stands()
    {
        FakeChatClient model = Turns([new TextContent("let me see "), Call("forbidden")], [new TextContent("done")]);
        await using TestHost host = Host(model, withSeat: true, Screen());

        string streamed = (await AskAsync(host, streaming: true)).Text;

        Assert.Equal("let me see \n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", streamed);
    }

    [Fact]
    public async Task Rule_25_inside_a_foreign_tool_loop_every_turn_of_the_model_is_an_exchange_of_its_own()
    {
        // what an agent framework does with a client that has no function invocation of its own
        FakeChatClient model = Turns([Call("fine")], [new TextContent("a forbidden answer")]);
        await using TestHost host = TestHost.Create(model, stages: Screen());
        using IChatClient agent = host.Client.AsBuilder().UseFunctionInvocation().Build();

        ChatResponse response = await agent.GetResponseAsync("hello", Options("page"));

        Assert.Equal("a \n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", response.Messages[^1].Text);
        Assert.Equal(2, host.Store.Records<ExchangeSettled>().Count());
    }

    [Fact]
    public async Task Rule_25_inside_a_foreign_tool_loop_a_refused_call_never_reaches_the_loop()
    {
        FakeChatClient model = Turns([Call("forbidden")], [new TextContent("done")]);
        await using TestHost host = TestHost.Create(model, stages: Screen());
        using IChatClient agent = host.Client.AsBuilder().UseFunctionInvocation().Build();

        ChatResponse response = await agent.GetResponseAsync("hello", Options("page"));

        Assert.Equal(0, _ran);
        Assert.Equal(ChatFinishReason.ContentFilter, response.FinishReason);
    }

    private static TestScreen Screen() => new TestScreen().With("forbidden", Verdict.Stop);

    private static FunctionCallContent Call(string argument) =>
        new("call-1", "look", new Dictionary<string, object?> { ["what"] = argument });

    private static void Finding(TestHost host, ContentKind kind, ScreenSide side)
    {
        FindingFact fact = Assert.Single(Assert.Single(host.Store.Records<ExchangeSettled>()).Findings);
        Assert.StartsWith(new ContentPlace(side, kind, 0, 0).ToString()[..^3], fact.Place, StringComparison.Ordinal);
    }

    private static async Task<ChatResponse> AskAsync(TestHost host, bool streaming) => streaming
        ? (await host.Client.StreamAsync()).ToChatResponse()
        : await host.Client.GetResponseAsync("hello");

    private TestHost Host(FakeChatClient model, bool withSeat, TestScreen screen, string result = "page") => TestHost.Create(
        model,
        client: c =>
        {
            c.ConfigureOptions(o => o.Tools = Options(result).Tools).UseFunctionInvocation();
            if (withSeat)
            {
                c.UseGenAiToolScreening();
            }
        },
        stages: screen);

    private ChatOptions Options(string result) => new()
    {
        Tools =
        [
            AIFunctionFactory.Create(
                (string what) =>
                {
                    _ran++;
                    return result;
                },
                "look"),
        ],
    };

    // a model that says one list of contents a turn
    private static FakeChatClient Turns(params AIContent[][] turns)
    {
        int turn = -1;
        return new FakeChatClient
        {
            OnStream = (_, _, _) => Next().Select(c => Some.Update(c)).ToAsyncEnumerable(),
            OnResponse = (_, _, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [.. Next()]))),
        };

        AIContent[] Next() => turns[Math.Min(++turn, turns.Length - 1)];
    }
}
