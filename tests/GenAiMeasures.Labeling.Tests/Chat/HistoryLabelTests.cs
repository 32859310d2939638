using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling.Tests;

public class HistoryLabelTests
{
    private const string Label = "【本内容由AI生成】";

    [Theory]
    [InlineData(Label + "\n\nAnswer", "Answer")]
    [InlineData("Answer\n\n" + Label, "Answer")]
    [InlineData(Label + "\n\nAnswer\n\n" + Label, "Answer")]
    [InlineData("【AI-generated content｜本内容由AI生成】\n\nAnswer", "Answer")]
    [InlineData("Answer about " + Label, "Answer about " + Label)]
    [InlineData(Label + "\n\n", Label + "\n\n")]
    [InlineData("", "")]
    public async Task Our_label_does_not_reach_the_model(string earlier, string expected)
    {
        FakeChatClient model = FakeChatClient.Saying("Hello");
        await using TestHost host = LabelHost.Create(model);
        var answer = new ChatMessage(ChatRole.Assistant, earlier);

        await host.Client.StreamAsync([new(ChatRole.User, "one"), answer, new(ChatRole.User, "two")]);

        Assert.Equal(["one", expected, "two"], model.LastMessages.Select(m => m.Text));
        Assert.Equal(earlier, answer.Text);
    }

    [Fact]
    public async Task A_label_that_stands_in_a_content_of_its_own_goes_and_other_contents_stay_as_they_are()
    {
        FakeChatClient model = FakeChatClient.Saying("Hello");
        await using TestHost host = LabelHost.Create(model);
        var call = new FunctionCallContent("c-1", "find");
        var text = new TextContent("Answer");
        var answer = new ChatMessage(ChatRole.Assistant, [new TextContent(Label + "\n\n"), text, call, new TextContent("more\n\n" + Label)])
        {
            MessageId = "m-7",
            RawRepresentation = new object(),
        };

        await host.Client.StreamAsync([new(ChatRole.User, "one"), answer, new(ChatRole.User, "two")]);

        ChatMessage sent = model.LastMessages[1];
        Assert.NotSame(answer, sent);
        Assert.Equal(4, answer.Contents.Count);
        Assert.Equal("m-7", sent.MessageId);
        Assert.Null(sent.RawRepresentation);
        Assert.Same(text, sent.Contents[0]);
        Assert.Same(call, sent.Contents[1]);
        Assert.Equal("more", Assert.IsType<TextContent>(sent.Contents[2]).Text);
    }

    [Fact]
    public async Task What_users_write_is_not_touched()
    {
        FakeChatClient model = FakeChatClient.Saying("Hello");
        await using TestHost host = LabelHost.Create(model);

        await host.Client.StreamAsync([new(ChatRole.User, Label + "\n\nquoted")]);

        Assert.Equal(Label + "\n\nquoted", model.LastMessages[0].Text);
    }

    [Fact]
    public async Task Messages_without_our_label_are_the_callers_own_objects()
    {
        FakeChatClient model = FakeChatClient.Saying("Hello");
        await using TestHost host = LabelHost.Create(model);
        ChatMessage[] messages = [new(ChatRole.User, "one"), new(ChatRole.Assistant, "Answer"), new(ChatRole.User, "two")];

        await host.Client.StreamAsync(messages);

        Assert.Equal(messages, model.LastMessages, ReferenceEqualityComparer.Instance);
    }
}
