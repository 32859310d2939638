using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

public sealed class InputScreeningTests
{
    private readonly FakeChatClient _model = FakeChatClient.Saying("fine");
    private readonly List<ContentPlace> _screened = [];

    [Fact]
    public async Task Instructions_are_a_system_prompt_and_are_screened()
    {
        await using TestHost host = Host(o => { });

        ChatResponse response = await host.Client.GetResponseAsync("hello", new ChatOptions { Instructions = "say forbidden things" });

        Assert.Equal("input_refused", response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.Equal("input/instructions/-1.0", Assert.Single(Assert.Single(host.Store.Records<ExchangeSettled>()).Findings).Place);
    }

    [Fact]
    public async Task Instructions_and_system_messages_of_the_app_can_be_left_out()
    {
        await using TestHost host = Host(o => o.Screens.ScreenInstructions = false);

        ChatResponse response = await host.Client.GetResponseAsync(
            [new ChatMessage(ChatRole.System, "never say forbidden"), new ChatMessage(ChatRole.User, "hello")],
            new ChatOptions { Instructions = "never say forbidden" });

        Assert.Equal("fine", response.Text);
    }

    [Fact]
    public async Task A_word_split_over_the_contents_of_a_message_is_found()
    {
        await using TestHost host = Host(o => { });

        ChatResponse response = await host.Client.GetResponseAsync([new ChatMessage(ChatRole.User, [new TextContent("forb"), new TextContent("idden")])]);

        Assert.Equal(0, _model.Calls);
        FindingFact finding = Assert.Single(Assert.Single(host.Store.Records<ExchangeSettled>()).Findings);
        Assert.Equal((0, 9), (finding.Start, finding.Length));
        Assert.Equal(ChatFinishReason.ContentFilter, response.FinishReason);
    }

    [Fact]
    public async Task A_redaction_over_several_contents_leaves_the_others_as_they_are()
    {
        await using TestHost host = Host(o => { }, Verdict.Redact);
        var third = new TextContent(" c");

        await host.Client.GetResponseAsync([new ChatMessage(ChatRole.User, [new TextContent("a forb"), new TextContent("idden b"), third])]);

        IList<AIContent> contents = _model.LastMessages[0].Contents;
        Assert.Equal(["a ＊＊＊＊＊＊＊＊＊", " b", " c"], contents.Select(c => ((TextContent)c).Text));
        Assert.Same(third, contents[2]);
    }

    [Fact]
    public async Task Text_data_and_a_tools_text_result_are_redacted_where_they_stand()
    {
        await using TestHost host = Host(o => { }, Verdict.Redact);

        await host.Client.GetResponseAsync(
        [
            new ChatMessage(ChatRole.User, [new DataContent("a forbidden b"u8.ToArray(), "text/plain") { Name = "n" }]),
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "f")]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", "c forbidden d")]),
        ]);

        var data = (DataContent)_model.LastMessages[0].Contents[0];
        Assert.Equal("a ＊＊＊＊＊＊＊＊＊ b", System.Text.Encoding.UTF8.GetString(data.Data.Span));
        Assert.Equal("n", data.Name);
        Assert.Equal("c ＊＊＊＊＊＊＊＊＊ d", ((FunctionResultContent)_model.LastMessages[2].Contents[0]).Result);
    }

    [Fact]
    public async Task A_redaction_inside_structured_arguments_refuses_because_nothing_can_be_rewritten_safely()
    {
        await using TestHost host = Host(o => { }, Verdict.Redact);

        ChatResponse response = await host.Client.GetResponseAsync(
        [
            new ChatMessage(ChatRole.User, "hello"),
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "f", new Dictionary<string, object?> { ["a"] = "forbidden" })]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", "x")]),
        ]);

        Assert.Equal("input_refused", response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
    }

    [Fact]
    public async Task A_refused_question_of_an_earlier_turn_is_withheld_from_the_model_and_the_conversation_goes_on()
    {
        await using TestHost host = Host(o => { });

        ChatResponse response = await host.Client.GetResponseAsync(
        [
            new ChatMessage(ChatRole.User, "tell me forbidden things"),
            new ChatMessage(ChatRole.Assistant, "no"),
            new ChatMessage(ChatRole.User, "then something else"),
        ]);

        Assert.Equal("fine", response.Text);
        Assert.Equal(["tell me ［已移除］ things", "no", "then something else"], _model.LastMessages.Select(m => m.Text));
        Assert.Equal(Verdict.Redact, Assert.Single(host.Store.Records<ExchangeSettled>()).Verdict);
    }

    [Fact]
    public async Task Calls_and_results_of_an_earlier_turn_are_withheld_in_pairs_with_their_call_id()
    {
        await using TestHost host = Host(o => { });

        await host.Client.GetResponseAsync(
        [
            new ChatMessage(ChatRole.User, "look"),
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "f", new Dictionary<string, object?> { ["a"] = "forbidden" })]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", System.Text.Json.JsonDocument.Parse("""{"a":"forbidden"}""").RootElement)]),
            new ChatMessage(ChatRole.Assistant, "done"),
            new ChatMessage(ChatRole.User, "and now?"),
        ]);

        var call = (FunctionCallContent)_model.LastMessages[1].Contents[0];
        var result = (FunctionResultContent)_model.LastMessages[2].Contents[0];
        Assert.Equal(("1", "1"), (call.CallId, result.CallId));
        Assert.Null(call.Arguments);
        Assert.Equal("［已移除］", result.Result);
    }

    [Fact]
    public async Task A_host_may_refuse_whatever_turn_the_finding_is_in()
    {
        await using TestHost host = Host(o => o.Screens.EarlierTurns = EarlierTurns.Refuse);

        await host.Client.GetResponseAsync(
        [
            new ChatMessage(ChatRole.User, "tell me forbidden things"),
            new ChatMessage(ChatRole.Assistant, "no"),
            new ChatMessage(ChatRole.User, "then something else"),
        ]);

        Assert.Equal(0, _model.Calls);
    }

    [Fact]
    public async Task History_is_screened_once_and_only_what_is_new_costs()
    {
        await using TestHost host = Host(o => { });
        List<ChatMessage> messages = [];
        for (int turn = 0; turn < 20; turn++)
        {
            messages.Add(new ChatMessage(ChatRole.User, $"question {turn}"));
            _screened.Clear();

            ChatResponse response = await host.Client.GetResponseAsync(messages);

            // the new question, and the answer of the turn before as the model will see it
            Assert.Equal(turn == 0 ? 1 : 2, _screened.Count(p => p.Side == ScreenSide.Input));
            messages.Add(new ChatMessage(ChatRole.Assistant, $"answer {turn}"));
        }
    }

    [Fact]
    public async Task A_question_that_is_asked_again_is_found_again_and_history_is_not_counted_twice()
    {
        await using TestHost host = Host(o => { });
        List<ChatMessage> messages = [new ChatMessage(ChatRole.User, "forbidden")];

        await host.Client.GetResponseAsync(messages);
        await host.Client.GetResponseAsync(messages);
        messages.Add(new ChatMessage(ChatRole.Assistant, "no"));
        messages.Add(new ChatMessage(ChatRole.User, "fine"));
        await host.Client.GetResponseAsync(messages);

        Assert.Equal([1, 1, 0], host.Store.Records<ExchangeSettled>().Select(s => s.Findings.Count));
    }

    [Fact]
    public async Task The_memory_of_verdicts_is_bounded_and_can_be_switched_off()
    {
        var memory = new VerdictMemory(3);
        for (ulong i = 0; i < 10; i++)
        {
            memory.Add(new MessageHash(i, 0, 0, 0), []);
        }

        Assert.Equal([false, true], [memory.TryGet(new MessageHash(6, 0, 0, 0), out _), memory.TryGet(new MessageHash(7, 0, 0, 0), out _)]);
        await using TestHost host = Host(o => o.Screens.RememberedVerdicts = 0);
        await host.Client.GetResponseAsync("same");
        int once = _screened.Count;
        await host.Client.GetResponseAsync("same");

        Assert.Equal(2 * once, _screened.Count);
    }

    [Fact]
    public async Task Content_nested_deeper_than_can_be_walked_is_refused()
    {
        AIContent content = new TextContent("x");
        for (int i = 0; i < 40; i++)
        {
            content = new FunctionResultContent("1", content);
        }

        await using TestHost host = Host(o => { });

        ChatResponse response = await host.Client.GetResponseAsync([new ChatMessage(ChatRole.User, [content])]);

        Assert.Equal("content_unsupported", response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.Equal("抱歉，该内容的形式无法检查，未予提供。", response.Text);
    }

    [Fact]
    public async Task The_strictest_finding_names_the_risk_and_a_vetted_answer_takes_the_place_of_a_refusal()
    {
        await using TestHost host = TestHost.Create(
            _model,
            stages: new TestScreen().With("one", Verdict.Substitute, "A.2.a", "请咨询专业人士。").With("two", Verdict.Refuse, "A.3.a"));

        ChatResponse substituted = await host.Client.GetResponseAsync("about one");
        ChatResponse refused = await host.Client.GetResponseAsync("about one and two");

        Assert.Equal("请咨询专业人士。", substituted.Text);
        Assert.Equal(("substituted", "A.2.a"), Of(substituted));
        Assert.Equal(("input_refused", "A.3.a"), Of(refused));
    }

    private static (string? Code, string? Risk) Of(ChatResponse response) =>
        (response.AdditionalProperties.Property(GenAiMeasuresProperties.Code), response.AdditionalProperties.Property(GenAiMeasuresProperties.Risk));

    private TestHost Host(Action<GenAiComplianceOptions> configure, Verdict verdict = Verdict.Stop)
    {
        var screen = new TestScreen
        {
            OnWrite = place =>
            {
                _screened.Add(place);
                return Task.CompletedTask;
            },
        };
        return TestHost.Create(_model, configure, stages: screen.With("forbidden", verdict));
    }
}
