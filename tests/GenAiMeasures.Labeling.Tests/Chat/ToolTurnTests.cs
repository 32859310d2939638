using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling.Tests;

public class ToolTurnTests
{
    private const string Label = "【本内容由AI生成】";

    [Theory]
    [InlineData(ExplicitPlace.Start, Label + "\n\nLooking. Found.")]
    [InlineData(ExplicitPlace.End, "Looking. Found.\n\n" + Label)]
    [InlineData(ExplicitPlace.Both, Label + "\n\nLooking. Found.\n\n" + Label)]
    public async Task Tools_that_run_inside_leave_one_label_a_turn(ExplicitPlace place, string expected)
    {
        foreach (bool streams in new[] { true, false })
        {
            var model = new FakeChatClient();
            ChatResponseUpdate[] Turn() => model.Calls == 1
                ? [Some.Update("Looking. "), .. Finish(Some.Update(new FunctionCallContent("c-1", "find")))]
                : Some.Updates("Found.");
            model.OnStream = (_, _, _) => Turn().ToAsyncEnumerable();
            model.OnResponse = (_, _, _) => Task.FromResult(Some.ResponseOf(Turn()));
            await using TestHost host = LabelHost.Create(model, o => o.Place = place, c => c.UseFunctionInvocation());
            var options = new ChatOptions { Tools = [AIFunctionFactory.Create(() => "result", "find")] };

            string text = streams
                ? (await host.Client.StreamAsync(options: options)).TextOf()
                : string.Concat((await host.Client.GetResponseAsync("hello", options, TestContext.Current.CancellationToken)).Messages.Select(m => m.Text));

            Assert.Equal(2, model.Calls);
            Assert.Equal(expected, text);
        }
    }

    [Fact]
    public async Task The_opening_is_not_repeated_when_the_app_runs_the_tools()
    {
        var model = new FakeChatClient();
        model.OnStream = (_, _, _) => (model.Calls == 1
            ? [Some.Update("Looking."), .. Finish(Some.Update(new FunctionCallContent("c-1", "find")))]
            : Some.Updates("Found.")).ToAsyncEnumerable();
        await using TestHost host = LabelHost.Create(model, o => o.Place = ExplicitPlace.Both);
        List<ChatMessage> messages = [new(ChatRole.User, "hello")];

        List<ChatResponseUpdate> first = await host.Client.StreamAsync(messages);
        messages.AddRange(first.ToChatResponse().Messages);
        messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c-1", "result")]));
        List<ChatResponseUpdate> second = await host.Client.StreamAsync(messages);

        Assert.Equal(Label + "\n\nLooking.", first.TextOf());
        Assert.Equal("start", first[^1].AdditionalProperties.Property("genai_measures.explicit_label"));
        Assert.Equal("Found.\n\n" + Label, second.TextOf());
        Assert.Equal("both", second[^1].AdditionalProperties.Property("genai_measures.explicit_label"));
    }

    [Fact]
    public async Task A_closing_label_waits_for_the_turns_end_and_is_due_beside_until_then()
    {
        FakeChatClient model = FakeChatClient.Answering([Some.Update("Looking."), .. Finish(Some.Update(new FunctionCallContent("c-1", "find")))]);
        await using TestHost host = LabelHost.Create(model, o => o.Place = ExplicitPlace.End);

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal("Looking.", updates.TextOf());
        Assert.Equal("beside", updates[^1].AdditionalProperties.Property("genai_measures.explicit_label"));
        Assert.Equal(Label, updates[^1].AdditionalProperties.Property("genai_measures.explicit_label_text"));
    }

    [Fact]
    public async Task The_next_turn_is_labelled_again()
    {
        await using TestHost host = LabelHost.Create(FakeChatClient.Saying("Hello"));
        List<ChatMessage> messages = [new(ChatRole.User, "one")];
        messages.AddRange((await host.Client.StreamAsync(messages)).ToChatResponse().Messages);
        messages.Add(new(ChatRole.User, "two"));

        Assert.Equal(Label + "\n\nHello", (await host.Client.StreamAsync(messages)).TextOf());
    }

    private static ChatResponseUpdate[] Finish(ChatResponseUpdate update)
    {
        update.FinishReason = ChatFinishReason.ToolCalls;
        return [update];
    }
}
