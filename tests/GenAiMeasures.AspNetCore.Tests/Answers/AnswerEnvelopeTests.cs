using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class AnswerEnvelopeTests
{
    [Fact]
    public async Task A_whole_answer_carries_its_implicit_label_in_the_body_and_in_the_header()
    {
        await using TestWeb web = await TestWeb.StartAsync(options: Some.PublicService, build: AnswerStreamTests.Labelled);
        using HttpClient user = web.As("u-1");

        using HttpResponseMessage response = await user.PostAsync(new Uri("/whole", UriKind.Relative), new StringContent("hello"));

        JsonElement body = await response.JsonAsync();
        Assert.Equal("【本内容由AI生成】\n\nfine", body.GetProperty("text").GetString());
        Assert.Equal("start", body.GetProperty("label").GetProperty("explicit").GetString());
        string header = Assert.Single(response.Headers.GetValues("AIGC"));
        using JsonDocument label = JsonDocument.Parse(header);
        Assert.Equal(7, label.RootElement.EnumerateObject().Count());
        Assert.Equal(body.GetProperty("AIGC").GetProperty("ProduceID").GetString(), label.RootElement.GetProperty("ProduceID").GetString());
        Assert.False(body.TryGetProperty("refusal", out _));
    }

    [Fact]
    public async Task A_refused_question_has_no_label_because_nothing_was_generated()
    {
        await using TestWeb web = await TestWeb.StartAsync(
            options: Some.PublicService,
            build: b =>
            {
                AnswerStreamTests.Labelled(b);
                b.Services.AddSingleton<ExchangeStage>(new TestScreen().With("evil", Verdict.Refuse));
            });
        using HttpClient user = web.As("u-1");

        using HttpResponseMessage response = await user.PostAsync(new Uri("/whole", UriKind.Relative), new StringContent("evil"));

        JsonElement body = await response.JsonAsync();
        Assert.False(response.Headers.Contains("AIGC"));
        Assert.Equal(JsonValueKind.Null, body.GetProperty("AIGC").ValueKind);
        Assert.Equal("input_refused", body.GetProperty("refusal").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("{\"Label\":\"1\",\"ContentProducer\":\"示例\"}", "{\"Label\":\"1\",\"ContentProducer\":\"\\u793a\\u4f8b\"}")]
    [InlineData("{\"a\":\"x\r\nSet-Cookie: y\"}", "{\"a\":\"x\\u000d\\u000aSet-Cookie: y\"}")]
    public void A_header_holds_nothing_but_printable_ascii(string label, string header)
    {
        var context = new DefaultHttpContext();
        var answer = new ChatResponse { AdditionalProperties = new AdditionalPropertiesDictionary { [GenAiMeasuresProperties.ImplicitLabel] = label } };

        context.Response.SetGenAiLabel(answer);

        Assert.Equal(header, context.Response.Headers["AIGC"].ToString());
    }

    [Fact]
    public async Task Facts_that_came_through_a_cache_as_json_are_read_all_the_same()
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        using JsonDocument code = JsonDocument.Parse("\"input_refused\"");
        using JsonDocument number = JsonDocument.Parse("7");
        var answer = new ChatResponse(new ChatMessage(ChatRole.Assistant, "no"))
        {
            AdditionalProperties = new AdditionalPropertiesDictionary
            {
                [GenAiMeasuresProperties.Code] = code.RootElement,
                [GenAiMeasuresProperties.Exchange] = number.RootElement,
                [GenAiMeasuresProperties.ImplicitLabel] = "not json",
            },
        };

        await context.Response.WriteGenAiResponseAsync(answer);

        using JsonDocument written = JsonDocument.Parse(body.ToArray());
        Assert.Equal("input_refused", written.RootElement.GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal("7", written.RootElement.GetProperty("exchange").GetString());
        Assert.Equal("not json", written.RootElement.GetProperty("AIGC").GetString());
    }
}
