using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>Rules 14 to 23 of the chat middleware reference: ids, aggregation, what a refusal looks like.</summary>
public sealed class RulesOfAnswersTests
{
    [Fact]
    public async Task Rule_14_a_refusal_carries_the_ids_of_the_stream_it_ends()
    {
        FakeChatClient model = FakeChatClient.Answering(
            new ChatResponseUpdate(ChatRole.Assistant, "fine ") { MessageId = "m", ResponseId = "r", ConversationId = "c", ModelId = "x", CreatedAt = DateTimeOffset.UnixEpoch },
            new ChatResponseUpdate(null, "forbidden") { MessageId = "m", ResponseId = "r", ConversationId = "c", ModelId = "x" });
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();
        ChatResponse response = updates.ToChatResponse();

        ChatResponseUpdate last = updates[^1];
        Assert.Equal(("m", "r", "c", "x"), (last.MessageId, last.ResponseId, last.ConversationId, last.ModelId));
        ChatMessage message = Assert.Single(response.Messages);
        Assert.Equal("fine \n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", message.Text);
    }

    [Fact]
    public async Task Rule_14_another_message_id_author_or_role_begins_a_message_that_is_screened_by_itself()
    {
        FakeChatClient model = FakeChatClient.Answering(
            new ChatResponseUpdate(ChatRole.Assistant, "forbid") { MessageId = "m1" },
            new ChatResponseUpdate(ChatRole.Assistant, "den") { MessageId = "m2" },
            new ChatResponseUpdate(ChatRole.Assistant, "forbid") { MessageId = "m2", AuthorName = "a" },
            new ChatResponseUpdate(ChatRole.Assistant, "den") { MessageId = "m2", AuthorName = "b" });
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        ChatResponse response = (await host.Client.StreamAsync()).ToChatResponse();

        Assert.Equal(["forbid", "denforbid", "den"], response.Messages.Select(m => m.Text));
        Assert.Null(response.FinishReason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule_15_a_refusal_before_the_model_is_one_assistant_message_with_a_finish_reason(bool streaming)
    {
        FakeChatClient model = FakeChatClient.Saying("x");
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Refuse, "A.4.a"));

        ChatResponse response = streaming
            ? (await host.Client.StreamAsync("a forbidden question")).ToChatResponse()
            : await host.Client.GetResponseAsync("a forbidden question");

        ChatMessage message = Assert.Single(response.Messages);
        Assert.Equal(ChatRole.Assistant, message.Role);
        Assert.Equal("抱歉，您的请求涉及违法或不良信息，无法为您提供回答。", message.Text);
        Assert.Equal(ChatFinishReason.ContentFilter, response.FinishReason);
        AdditionalPropertiesDictionary properties = response.AdditionalProperties!;
        Assert.Equal("input_refused", properties.Property(GenAiMeasuresProperties.Code));
        Assert.Equal("A.4.a", properties.Property(GenAiMeasuresProperties.Risk));
        Assert.Equal(message.Text, properties.Property(GenAiMeasuresProperties.Text));
        Assert.Equal(0, model.Calls);
        Assert.NotEmpty(response.ToChatResponseUpdates());
    }

    [Fact]
    public async Task Rule_16_what_the_exchange_says_survives_aggregation()
    {
        FakeChatClient model = FakeChatClient.Saying("fine ", "forbidden");
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        ChatResponse response = (await host.Client.StreamAsync()).ToChatResponse();

        AdditionalPropertiesDictionary? properties = response.Messages[^1].AdditionalProperties;
        Assert.Equal("output_stopped", properties.Property(GenAiMeasuresProperties.Code));
        Assert.Equal("A.1.a", properties.Property(GenAiMeasuresProperties.Risk));
        Assert.NotNull(properties.Property(GenAiMeasuresProperties.Exchange));
    }

    [Fact]
    public async Task Rule_16_every_update_and_response_goes_through_json_as_chat_histories_write_it()
    {
        FakeChatClient model = FakeChatClient.Saying("fine ", "forbidden");
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();
        string json = JsonSerializer.Serialize(updates[^1], AIJsonUtilities.DefaultOptions);
        ChatResponseUpdate? read = JsonSerializer.Deserialize<ChatResponseUpdate>(json, AIJsonUtilities.DefaultOptions);

        Assert.Equal(updates[^1].Text, read!.Text);
        Assert.Equal("output_stopped", read.AdditionalProperties![GenAiMeasuresProperties.Code]?.ToString());
    }

    [Theory]
    [MemberData(nameof(HiddenPlaces))]
    public async Task Rule_17_text_is_not_everything_and_every_content_is_walked(string name, AIContent content)
    {
        Assert.NotEmpty(name);
        FakeChatClient model = FakeChatClient.Answering(Some.Update("before "), Some.Update(content), Some.Update(" after"));
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();
        ChatResponse response = await host.Client.GetResponseAsync("hello");

        Assert.Equal("before \n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", updates.TextOf());
        Assert.DoesNotContain(updates, u => u.Contents.Contains(content));
        Assert.Equal("before \n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", response.Text);
        Assert.DoesNotContain("forbidden", JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions), StringComparison.Ordinal);
    }

    public static TheoryData<string, AIContent> HiddenPlaces() => new()
    {
        { "reasoning", new TextReasoningContent("so forbidden it is") },
        { "tool name", new FunctionCallContent("1", "forbidden") },
        { "argument", new FunctionCallContent("1", "f", new Dictionary<string, object?> { ["a"] = "a forbidden b" }) },
        { "argument key", new FunctionCallContent("1", "f", new Dictionary<string, object?> { ["forbidden"] = 1 }) },
        { "nested argument", new FunctionCallContent("1", "f", new Dictionary<string, object?> { ["a"] = Json("""{"b":["x",{"c":"forbidden"}]}""") }) },
        { "escaped argument", new FunctionCallContent("1", "f", new Dictionary<string, object?> { ["a"] = Json("""["\u0066orbidden"]""") }) },
        { "result", new FunctionResultContent("1", "a forbidden b") },
        { "structured result", new FunctionResultContent("1", Json("""{"b":"forbidden"}""")) },
        { "result of contents", new FunctionResultContent("1", new List<AIContent> { new TextContent("forbidden") }) },
        { "error of a result", new FunctionResultContent("1", null) { Exception = new InvalidOperationException("forbidden") } },
        { "text data", new DataContent("a forbidden b"u8.ToArray(), "text/plain") },
        { "data name", new DataContent(new byte[] { 1 }, "image/png") { Name = "forbidden.png" } },
        { "link", new UriContent(new Uri("https://example.invalid/forbidden"), "text/html") },
        { "error", new ErrorContent("forbidden") },
        { "error details", new ErrorContent("x") { Details = "forbidden" } },
        { "mcp call", new McpServerToolCallContent("1", "f", "s") { Arguments = new Dictionary<string, object?> { ["a"] = "forbidden" } } },
        { "mcp result", new McpServerToolResultContent("1") { Outputs = [new TextContent("forbidden")] } },
        { "search query", new WebSearchToolCallContent("1") { Queries = ["forbidden"] } },
        { "code", new CodeInterpreterToolCallContent("1") { Inputs = [new TextContent("forbidden")] } },
        { "code result", new CodeInterpreterToolResultContent("1") { Outputs = [new TextContent("forbidden")] } },
        { "approval request", new ToolApprovalRequestContent("1", new FunctionCallContent("1", "f", new Dictionary<string, object?> { ["a"] = "forbidden" })) },
        { "citation", new TextContent("x") { Annotations = [new CitationAnnotation { Title = "forbidden" }] } },
    };

    [Fact]
    public async Task Rule_18_a_surrogate_pair_split_over_updates_is_neither_broken_nor_overlooked()
    {
        FakeChatClient model = FakeChatClient.Saying("a\uD83D", "\uDE00b", "\uD83D", "\uDE08c");
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("\U0001F608", Verdict.Stop));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal("a\U0001F600b\n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", updates.TextOf());
        Assert.All(updates, u => Assert.False(u.Text.Length > 0 && char.IsHighSurrogate(u.Text[^1])));
    }

    [Fact]
    public async Task Rule_19_usage_is_kept_recorded_and_unknown_after_a_stop()
    {
        FakeChatClient model = FakeChatClient.Answering(
            Some.Update("fine"), new ChatResponseUpdate(null, [new UsageContent(new UsageDetails { InputTokenCount = 3, OutputTokenCount = 5 })]));
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        ChatResponse response = (await host.Client.StreamAsync()).ToChatResponse();
        model.OnStream = (_, _, _) => Some.Updates("forbidden", "x").ToAsyncEnumerable();
        await host.Client.StreamAsync();

        Assert.Equal(5, response.Usage?.OutputTokenCount);
        ExchangeSettled[] settled = [.. host.Store.Records<ExchangeSettled>()];
        Assert.Equal((3, 5), (settled[0].InputTokens, settled[0].OutputTokens));
        Assert.Equal((null, null), (settled[1].InputTokens, settled[1].OutputTokens));
    }

    [Fact]
    public async Task Rule_20_a_stop_disposes_the_models_stream_before_the_refusal_is_seen()
    {
        FakeChatClient model = FakeChatClient.Saying("one ", "two ", "three ", "forbidden", "five", "six");
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));
        int openAtRefusal = -1;

        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
        {
            openAtRefusal = update.FinishReason is null ? openAtRefusal : model.OpenStreams;
            updates.Add(update);
        }

        Assert.Equal(0, openAtRefusal);
        Assert.Equal(4, model.Produced);
        Assert.Single(updates.ToChatResponse().Messages);
        Assert.NotNull(Assert.Single(host.Store.Records<ExchangeSettled>()).StopLatencyMilliseconds);
    }

    [Fact]
    public async Task Rule_21_a_refusal_has_the_role_assistant_even_when_it_ends_a_tools_message()
    {
        FakeChatClient model = FakeChatClient.Answering(
            Some.Update(new FunctionCallContent("1", "f")),
            new ChatResponseUpdate(ChatRole.Tool, [new FunctionResultContent("1", "forbidden")]) { MessageId = "m-2" });
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        ChatResponse response = (await host.Client.StreamAsync()).ToChatResponse();

        Assert.Equal(ChatRole.Assistant, response.Messages[^1].Role);
        Assert.Equal("抱歉，后续内容涉及违法或不良信息，已停止生成。", response.Messages[^1].Text);
        Assert.DoesNotContain(response.Messages, m => m.Role == ChatRole.Tool);
    }

    [Fact]
    public async Task Rule_22_after_a_refusal_a_structured_result_is_missing_and_says_so()
    {
        FakeChatClient model = FakeChatClient.Saying("""{"value": "forbidden"}""");
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Refuse));

        ChatResponse<Dictionary<string, string>> response = await host.Client.GetResponseAsync<Dictionary<string, string>>("hello");

        Assert.False(response.TryGetResult(out _));
        Assert.ThrowsAny<JsonException>(() => response.Result);
        Assert.Equal("output_refused", response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
    }

    [Fact]
    public async Task Rule_23_outside_a_cache_every_replayed_answer_is_screened_again()
    {
        FakeChatClient model = FakeChatClient.Saying("a tricky answer");
        var screen = new TestScreen().With("forbidden", Verdict.Stop);
        var cache = new Microsoft.Extensions.Caching.Distributed.MemoryDistributedCache(
            Microsoft.Extensions.Options.Options.Create(new Microsoft.Extensions.Caching.Memory.MemoryDistributedCacheOptions()));
        await using TestHost host = TestHost.Create(model, client: c => c.UseDistributedCache(cache), stages: screen);

        string first = (await host.Client.StreamAsync()).TextOf();
        screen.With("tricky", Verdict.Stop);
        string second = (await host.Client.StreamAsync()).TextOf();

        Assert.Equal("a tricky answer", first);
        Assert.Equal("a \n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", second);
        Assert.Equal(1, model.Calls);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
