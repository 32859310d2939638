using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

public sealed class FirstTests
{
    [Fact]
    public async Task Stop()
    {
        FakeChatClient model = FakeChatClient.Saying("hello fo", "rbid", "den world", "more");
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal("hello \n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", updates.TextOf());
        Assert.Equal(ChatFinishReason.ContentFilter, updates[^1].FinishReason);
        Assert.Equal(0, model.OpenStreams);
        Assert.Equal(3, model.Produced);
    }
}
