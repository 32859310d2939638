using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>The adversarial shapes of streams: what must fail, and what must be allowed.</summary>
public sealed class StreamShapeTests
{
    private const string Term = "违禁药水";

    [Fact]
    public async Task Fail_malformed_a_stream_that_breaks_within_a_term_shows_nothing_of_it()
    {
        var model = new FakeChatClient { OnStream = (_, _, _) => Broken() };
        await using TestHost host = Host(model);
        string seen = "";

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
            {
                seen += update.Text;
            }
        });

        Assert.Equal("先说", seen);
        Assert.Equal(ExchangeOutcome.Failed, host.Store.Records<ExchangeSettled>().Single().Outcome);

        static async IAsyncEnumerable<ChatResponseUpdate> Broken()
        {
            yield return Some.Update("先说违禁");
            await Task.Yield();
            throw new InvalidOperationException("malformed");
        }
    }

    [Fact]
    public async Task Fail_endless_a_stream_without_an_end_is_stopped_and_disposed_at_its_first_term()
    {
        var model = new FakeChatClient { OnStream = (_, _, _) => Endless() };
        await using TestHost host = Host(model);

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal((RefusalCodes.OutputStopped, 0), (Code(updates), model.OpenStreams));
        Assert.InRange(model.Produced, 1_000, 1_010);

        static async IAsyncEnumerable<ChatResponseUpdate> Endless()
        {
            for (int i = 0; ; i++)
            {
                await Task.Yield();
                yield return Some.Update(i % 1_000 == 999 ? Term : "好");
            }
        }
    }

    public static TheoryData<string, ChatResponseUpdate[]> Failing() => new()
    {
        { "fail_text_across_updates", [Some.Update("违禁"), Some.Update("药水")] },
        { "fail_text_around_empty_updates", [Some.Update("违禁"), Some.Update(""), new ChatResponseUpdate(), Some.Update("药水")] },
        { "fail_text_around_usage", [Some.Update("违禁"), Some.Update(new UsageContent(new UsageDetails { TotalTokenCount = 1 })), Some.Update("药水")] },
        { "fail_text_across_contents_of_one_update", [Some.Update(new TextContent("违禁"), new TextContent("药水"))] },
        { "fail_text_across_messages", [Some.Update("违禁"), Message("m-2", "药水")] },
        { "fail_without_a_finish_reason", [Some.Update(Term)] },
        { "fail_after_a_finish_reason", [Finished("好"), Some.Update(Term)] },
        { "fail_reasoning", [Some.Update(new TextReasoningContent("违禁")), Some.Update(new TextReasoningContent("药水"))] },
        { "fail_reasoning_between_texts", [Some.Update("违禁"), Some.Update(new TextReasoningContent("想")), Some.Update("药水")] },
        { "fail_tool_name", [Some.Update(new FunctionCallContent("1", "buy_违禁药水"))] },
        { "fail_tool_argument", [Some.Update(Call(Term))] },
        { "fail_tool_argument_key", [Some.Update(new FunctionCallContent("1", "buy", new Dictionary<string, object?> { [Term] = 1 }))] },
        { "fail_tool_argument_nested", [Some.Update(Call(new Dictionary<string, object?> { ["list"] = new object[] { 1, new[] { Term } } }))] },
        { "fail_tool_argument_json", [Some.Update(Call(System.Text.Json.JsonDocument.Parse("{\"a\":[\"\\u8fdd\\u7981\\u836f\\u6c34\"]}").RootElement))] },
        { "fail_tool_argument_escaped", [Some.Update(Call("{\"a\":\"\\u8fdd\\u7981\\u836f\\u6c34\"}"))] },
        { "fail_tool_result", [Some.Update(new FunctionResultContent("1", "result: " + Term))] },
        { "fail_tool_result_nested", [Some.Update(new FunctionResultContent("1", new TextContent(Term)))] },
        { "fail_text_data", [Some.Update(new DataContent(System.Text.Encoding.UTF8.GetBytes(Term), "text/markdown"))] },
        { "fail_link", [Some.Update(new UriContent("https://example.com/%E8%BF%9D%E7%A6%81%E8%8D%AF%E6%B0%B4", "text/html"))] },
        { "fail_file_name", [Some.Update(new HostedFileContent("1") { Name = Term + ".txt" })] },
        { "fail_error", [Some.Update(new ErrorContent(Term))] },
        { "fail_annotation", [Some.Update(new TextContent("好") { Annotations = [new CitationAnnotation { Title = Term }] })] },
        { "fail_approval", [Some.Update(new ToolApprovalRequestContent("1", Call(Term)))] },
        { "fail_mcp_call", [Some.Update(new McpServerToolCallContent("1", "buy", "server") { Arguments = new Dictionary<string, object?> { ["what"] = Term } })] },
        { "fail_mcp_result", [Some.Update(new McpServerToolResultContent("1") { Outputs = [new TextContent(Term)] })] },
        { "fail_code", [Some.Update(new CodeInterpreterToolCallContent("1") { Inputs = [new TextContent("print('" + Term + "')")] })] },
    };

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task What_holds_a_term_fails_whatever_carries_it(string shape, ChatResponseUpdate[] updates)
    {
        await using TestHost host = Host(FakeChatClient.Answering(updates));

        List<ChatResponseUpdate> answer = await host.Client.StreamAsync();

        Assert.True(Code(answer) is RefusalCodes.OutputStopped or RefusalCodes.OutputRefused, shape);
        Assert.DoesNotContain("药水", answer.TextOf(), StringComparison.Ordinal);
        Assert.DoesNotContain(answer.SelectMany(u => u.Contents), c => c is FunctionCallContent or FunctionResultContent or DataContent or UriContent or HostedFileContent or ToolApprovalRequestContent);
        Assert.NotEmpty(host.Store.Records<ExchangeSettled>().Single().Findings);
    }

    public static TheoryData<string, ChatResponseUpdate[], string> Allowed() => new()
    {
        { "allow_empty", [], "" },
        { "allow_empty_updates", [new ChatResponseUpdate(), Some.Update(""), new ChatResponseUpdate()], "" },
        { "allow_usage_only", [Some.Update(new UsageContent(new UsageDetails { TotalTokenCount = 7 }))], "" },
        { "allow_tool_only", [Some.Update(Call("clean"))], "" },
        { "allow_reasoning_only", [Some.Update(new TextReasoningContent("想想"))], "" },
        { "allow_white_space_only", [Some.Update(" "), Some.Update("\n\n")], " \n\n" },
        { "allow_half_a_term_at_the_end", [Some.Update("说违禁")], "说违禁" },
        { "allow_half_a_surrogate_pair", [Some.Update("好\uD83D")], "好\uD83D" },
        { "allow_a_finish_reason_alone", [Finished("")], "" },
        { "allow_an_image", [Some.Update(new DataContent(new byte[] { 1, 2, 3 }, "image/png"))], "" },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task What_holds_none_is_allowed_as_it_came(string shape, ChatResponseUpdate[] updates, string text)
    {
        await using TestHost host = Host(FakeChatClient.Answering(updates));

        List<ChatResponseUpdate> answer = await host.Client.StreamAsync();

        Assert.Equal((shape, text, (string?)null), (shape, answer.TextOf(), answer.Count == 0 ? null : Code(answer)));
        Assert.Equal(
            updates.SelectMany(u => u.Contents).Where(c => c is not TextContent { Text: "" }).Select(c => c.GetType()).Where(t => t != typeof(TextContent)),
            answer.SelectMany(u => u.Contents).Select(c => c.GetType()).Where(t => t != typeof(TextContent)));
        Assert.Equal(ExchangeOutcome.Completed, host.Store.Records<ExchangeSettled>().Single().Outcome);
    }

    public static TheoryData<string, AIContent> Asked() => new()
    {
        { "text", new TextContent(Term) },
        { "text data", new DataContent(System.Text.Encoding.UTF8.GetBytes(Term), "text/csv") },
        { "tool result", new FunctionResultContent("1", new Dictionary<string, object?> { ["deep"] = new[] { Term } }) },
        { "tool result in Base64", new FunctionResultContent("1", "6L+d56aB6I2v5rC0") },
        { "approval", new ToolApprovalResponseContent("1", true, Call("clean")) { Reason = Term } },
        { "link", new UriContent("https://example.com/?q=%E8%BF%9D%E7%A6%81%E8%8D%AF%E6%B0%B4", "text/html") },
        { "file", new HostedFileContent("1") { Name = Term } },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task What_goes_to_the_model_is_walked_as_well(string shape, AIContent content)
    {
        FakeChatClient model = FakeChatClient.Saying("好");
        await using TestHost host = Host(model);

        ChatResponse response = await host.Client.GetResponseAsync([new ChatMessage(ChatRole.User, [content])]);

        Assert.Equal((shape, RefusalCodes.InputRefused, 0), (shape, response.AdditionalProperties.Property(GenAiMeasuresProperties.Code), model.Calls));
    }

    private static FunctionCallContent Call(object argument) => new("1", "buy", new Dictionary<string, object?> { ["what"] = argument });

    private static ChatResponseUpdate Message(string id, string text)
    {
        ChatResponseUpdate update = Some.Update(text);
        update.MessageId = id;
        return update;
    }

    private static ChatResponseUpdate Finished(string text)
    {
        ChatResponseUpdate update = Some.Update(text);
        update.FinishReason = ChatFinishReason.Stop;
        return update;
    }

    private static string? Code(List<ChatResponseUpdate> updates) => updates[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Code);

    private static TestHost Host(FakeChatClient model) => TestHost.Create(model, build: b => b.AddModeration(m =>
    {
        m.Lexicons.ReloadSeconds = 0;
        m.Lexicons.Add(Term, "A.1.f");
    }));
}
