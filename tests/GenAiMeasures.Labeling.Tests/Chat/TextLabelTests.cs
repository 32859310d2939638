using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling.Tests;

public class TextLabelTests
{
    private const string Label = "【本内容由AI生成】";

    [Theory]
    [InlineData(ExplicitPlace.Start, "start", Label + "\n\nHello world")]
    [InlineData(ExplicitPlace.End, "end", "Hello world\n\n" + Label)]
    [InlineData(ExplicitPlace.Both, "both", Label + "\n\nHello world\n\n" + Label)]
    public async Task An_answer_carries_the_explicit_label_in_the_stream_and_not(ExplicitPlace place, string word, string expected)
    {
        await using TestHost streaming = LabelHost.Create(FakeChatClient.Saying("Hello", " world"), o => o.Place = place);
        List<ChatResponseUpdate> updates = await streaming.Client.StreamAsync();
        await using TestHost whole = LabelHost.Create(FakeChatClient.Saying("Hello", " world"), o => o.Place = place);
        ChatResponse response = await whole.Client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(expected, updates.TextOf());
        Assert.Equal(expected, response.Text);
        Assert.Equal(word, updates[^1].AdditionalProperties.Property("genai_measures.explicit_label"));
        Assert.Equal(word, response.AdditionalProperties.Property("genai_measures.explicit_label"));
        Assert.Null(updates[^1].AdditionalProperties.Property("genai_measures.explicit_label_text"));
    }

    [Fact]
    public async Task The_opening_label_leaves_with_the_first_text()
    {
        await using TestHost host = LabelHost.Create(FakeChatClient.Saying("Hello", " world"));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal(Label + "\n\nHello", updates.First(u => u.Text.Length > 0).Text);
        Assert.All(updates.Where(u => u.Text.Length > 0), u => Assert.Equal("m-1", u.MessageId));
    }

    [Fact]
    public async Task The_implicit_label_stands_in_the_properties_and_in_the_record()
    {
        await using TestHost host = LabelHost.Create(FakeChatClient.Saying("Hello"));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        ExchangeSettled settled = host.Settled();
        string id = settled.Exchange.ToString()!;
        Assert.Equal(
            $"{{\"Label\":\"1\",\"ContentProducer\":\"001191110108MA01KP2T5U00000\",\"ProduceID\":\"{id}\",\"ReservedCode1\":\"\","
            + $"\"ContentPropagator\":\"001191110108MA01KP2T5U00000\",\"PropagateID\":\"{id}\",\"ReservedCode2\":\"\"}}",
            updates[^1].AdditionalProperties.Property("AIGC"));
        Assert.Equal([new LabelFact("explicit", "start"), new LabelFact("implicit", "properties", id)], settled.Labels);
    }

    [Fact]
    public async Task The_message_that_histories_keep_carries_the_implicit_label_too()
    {
        await using TestHost host = LabelHost.Create(FakeChatClient.Saying("Hello"));

        ChatResponse response = await host.Client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(response.AdditionalProperties.Property("AIGC"), response.Messages[^1].AdditionalProperties.Property("AIGC"));
        Assert.True(AigcLabel.TryParse(response.AdditionalProperties.Property("AIGC"), out AigcLabel? label));
        Assert.True(ProduceIds.TryGetExchange(label.ProduceId, out ExchangeId exchange));
        Assert.Equal(host.Settled().Exchange, exchange);
    }

    [Fact]
    public async Task Settings_of_the_producer_stand_in_the_label()
    {
        await using TestHost host = LabelHost.Create(FakeChatClient.Saying("Hello"), o => (o.ModelCode, o.FirstPropagator) = ("XGW3", FirstPropagator.Empty));

        ChatResponse response = await host.Client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(AigcLabel.TryParse(response.AdditionalProperties.Property("AIGC"), out AigcLabel? label));
        Assert.Equal(("001191110108MA01KP2T5U1XGW3", ""), (label.ContentProducer, label.ContentPropagator));
    }

    [Theory]
    [InlineData("豆包AI生成", LabelLanguage.Chinese, "豆包AI生成\n\nHello")]
    [InlineData(null, LabelLanguage.English, "【AI-generated content｜本内容由AI生成】\n\nHello")]
    public async Task Wording_and_language_are_the_operators(string? text, LabelLanguage language, string expected)
    {
        await using TestHost host = LabelHost.Create(FakeChatClient.Saying("Hello"), o => (o.Text, o.Language) = (text, language));

        Assert.Equal(expected, (await host.Client.StreamAsync()).TextOf());
    }

    [Fact]
    public async Task A_declared_interface_notice_leaves_the_text_alone_and_is_recorded()
    {
        await using TestHost host = LabelHost.Create(FakeChatClient.Saying("Hello"), o =>
        {
            o.Place = ExplicitPlace.Interface;
            o.Interface.Text = "内容由AI生成";
            o.Interface.Where = "网页与客户端对话框下方，持续显示";
        });

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal("Hello", updates.TextOf());
        Assert.Equal("interface", updates[^1].AdditionalProperties.Property("genai_measures.explicit_label"));
        Assert.Equal("内容由AI生成", updates[^1].AdditionalProperties.Property("genai_measures.explicit_label_text"));
        Assert.Contains(new LabelFact("explicit", "interface"), host.Settled().Labels);
    }

    [Theory]
    [InlineData(ExplicitPlace.Start)]
    [InlineData(ExplicitPlace.End)]
    [InlineData(ExplicitPlace.Both)]
    public async Task A_JSON_answer_is_not_touched_and_the_label_goes_beside_it(ExplicitPlace place)
    {
        await using TestHost host = LabelHost.Create(FakeChatClient.Saying("{\"a\":", "1}"), o => o.Place = place);
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.Json };

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync(options: options);
        ChatResponse response = await host.Client.GetResponseAsync("hello", options, TestContext.Current.CancellationToken);

        Assert.Equal("{\"a\":1}", updates.TextOf());
        Assert.Equal("{\"a\":1}", response.Text);
        foreach (AdditionalPropertiesDictionary? properties in new[] { updates[^1].AdditionalProperties, response.AdditionalProperties })
        {
            Assert.Equal("beside", properties.Property("genai_measures.explicit_label"));
            Assert.Equal(Label, properties.Property("genai_measures.explicit_label_text"));
            Assert.NotNull(properties.Property("AIGC"));
        }

        Assert.All(host.Store.Records<ExchangeSettled>(), s => Assert.Contains(new LabelFact("explicit", "beside"), s.Labels));
    }

    [Fact]
    public async Task A_refusal_before_the_model_carries_no_label()
    {
        await using TestHost host = LabelHost.Create(FakeChatClient.Saying("Hello"), stages: new TestScreen().With("hello", Verdict.Refuse));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();
        ChatResponse response = await host.Client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);

        Assert.DoesNotContain("AI生成", updates.TextOf() + response.Text, StringComparison.Ordinal);
        Assert.Null(updates[^1].AdditionalProperties.Property("AIGC"));
        Assert.Null(updates[^1].AdditionalProperties.Property("genai_measures.explicit_label"));
        Assert.Null(response.AdditionalProperties.Property("AIGC"));
        Assert.All(host.Store.Records<ExchangeSettled>(), s => Assert.Empty(s.Labels));
    }

    [Fact]
    public async Task A_whole_answer_that_is_withheld_carries_no_label()
    {
        await using TestHost host = LabelHost.Create(
            FakeChatClient.Saying("fine and bad"), o => o.Place = ExplicitPlace.Both, stages: new TestScreen().With("bad", Verdict.Refuse));

        ChatResponse response = await host.Client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);

        Assert.DoesNotContain("AI生成", response.Text, StringComparison.Ordinal);
        Assert.Null(response.AdditionalProperties.Property("AIGC"));
        Assert.Empty(host.Settled().Labels);
    }

    [Fact]
    public async Task A_substitute_answer_is_not_generated_and_carries_no_label()
    {
        await using TestHost host = LabelHost.Create(
            FakeChatClient.Saying("Hello"), stages: new TestScreen().With("hello", Verdict.Substitute, replacement: "vetted"));

        ChatResponse response = await host.Client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("vetted", response.Text);
        Assert.Null(response.AdditionalProperties.Property("AIGC"));
    }

    [Fact]
    public async Task A_stopped_answer_keeps_its_labels_for_what_was_generated()
    {
        await using TestHost host = LabelHost.Create(
            FakeChatClient.Saying("fine ", "bad"), o => o.Place = ExplicitPlace.Both, stages: new TestScreen().With("bad", Verdict.Stop));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.StartsWith(Label + "\n\nfine \n\n" + Label, updates.TextOf(), StringComparison.Ordinal);
        Assert.Equal("both", updates[^1].AdditionalProperties.Property("genai_measures.explicit_label"));
        Assert.NotNull(updates[^1].AdditionalProperties.Property("AIGC"));
    }

    [Fact]
    public async Task An_answer_without_text_carries_no_label()
    {
        await using TestHost host = LabelHost.Create(FakeChatClient.Answering(Some.Update(new FunctionCallContent("c-1", "tool"))));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal("", updates.TextOf());
        Assert.Null(updates[^1].AdditionalProperties.Property("AIGC"));
        Assert.Empty(host.Settled().Labels);
    }

    [Fact]
    public async Task A_label_is_written_in_front_of_text_and_not_of_reasoning()
    {
        await using TestHost host = LabelHost.Create(FakeChatClient.Answering(
            Some.Update(new TextReasoningContent("thinking")), Some.Update("Hello")));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal(Label + "\n\nHello", updates.TextOf());
        Assert.IsType<TextReasoningContent>(updates[0].Contents[0]);
    }
}
