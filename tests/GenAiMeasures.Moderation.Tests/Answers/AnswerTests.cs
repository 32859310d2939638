using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>A vetted answer stands in for the one that is withheld.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData("A.1.f", "关于这个问题，请以权威发布为准。")]
    [InlineData("A.2.a", "这个话题我有统一的答复。")]
    [InlineData("A.4.f", "我换个话题吧。")]
    public async Task The_answer_for_the_risk_or_its_group_or_all_others_is_given(string risk, string expected)
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("先说", "禁", "词吧"), build: b => b.AddModeration(m =>
        {
            m.Lexicons.Add("禁词", risk, Verdict.Substitute);
            m.Answers.Add("A.1.f", "关于这个问题，请以权威发布为准。").Add("A.2", "这个话题我有统一的答复。").Add("*", "我换个话题吧。");
        }));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.EndsWith(expected, updates.TextOf(), StringComparison.Ordinal);
        Assert.Equal(risk, updates[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Risk));
    }

    [Fact]
    public void A_key_that_is_no_risk_is_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new AnswerLibrary().Add("B.1", "x"));

        Assert.StartsWith("'B.1' is no risk code A.1.a to A.5.b, no group A.1 to A.5, and not *.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redaction_may_have_a_text_of_its_own()
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("这是禁", "词。"), build: b => b.AddModeration(m =>
        {
            m.Lexicons.Add("禁词", "A.4.f", Verdict.Redact);
            m.RedactionText = "［略］";
        }));

        Assert.Equal("这是［略］。", (await host.Client.StreamAsync()).TextOf());
    }
}
