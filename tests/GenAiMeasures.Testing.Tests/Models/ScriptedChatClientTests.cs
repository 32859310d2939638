using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Testing.Tests;

public sealed class ScriptedChatClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_script_is_played_turn_by_turn_through_a_tool()
    {
        ChatScript script = new ChatScript().Think("let me look").Call("weather", new Dictionary<string, object?> { ["city"] = "北京" }).Say("晴", "，5 度");
        using ScriptedChatClient model = ScriptedChatClient.Playing(script);
        string? asked = null;
        using IChatClient client = model.AsBuilder().UseFunctionInvocation().Build();
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create((string city) => asked = city, "weather")] };

        List<ChatResponseUpdate> updates = await client.StreamAsync("天气？", options, Cancellation);

        Assert.Equal(("北京", "晴，5 度", 2, 0), (asked, updates.TextOf(), model.Calls, model.OpenStreams));
        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason);
        Assert.Contains(model.LastMessages, m => m.Role == ChatRole.Tool);
    }

    [Fact]
    public async Task A_call_after_the_last_turn_says_so()
    {
        using ScriptedChatClient model = ScriptedChatClient.Playing(new ChatScript().Say("once"));
        await model.GetResponseAsync("1", cancellationToken: Cancellation);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => model.GetResponseAsync("2", cancellationToken: Cancellation));

        Assert.Equal("The script has 1 turn(s), and the model was called once more. Add a turn with NextTurn(), or look who calls it.", error.Message);
    }

    [Fact]
    public async Task A_fault_comes_after_what_was_said_and_there_is_no_finish_reason()
    {
        using ScriptedChatClient model = ScriptedChatClient.Playing(new ChatScript().Say("one", "two").Fail(new TimeoutException("the line is down")));
        List<ChatResponseUpdate> seen = [];

        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            await foreach (ChatResponseUpdate update in model.GetStreamingResponseAsync("?", cancellationToken: Cancellation))
            {
                seen.Add(update);
            }
        });

        Assert.Equal(("onetwo", 0), (seen.TextOf(), model.OpenStreams));
        Assert.All(seen, u => Assert.Null(u.FinishReason));
    }

    [Fact]
    public async Task A_pause_waits_for_the_clock_and_ends_with_its_token()
    {
        var clock = new FakeTimeProvider();
        ScriptedChatClient model = ScriptedChatClient.Playing(new ChatScript().Say("a").Wait(TimeSpan.FromMinutes(5)).Say("b").NextTurn().Wait(TimeSpan.FromMinutes(5)), clock);

        Task<ChatResponse> answer = model.GetResponseAsync("?", cancellationToken: Cancellation);
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("ab", (await answer).Text);

        using var ended = new CancellationTokenSource();
        Task<ChatResponse> second = model.GetResponseAsync("?", cancellationToken: ended.Token);
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task Playing_gives_updates_of_its_own()
    {
        ChatResponseUpdate shared = ScriptedUpdates.Of(new TextContent("a"));
        using ScriptedChatClient model = ScriptedChatClient.Playing(new ChatScript().Send(shared).NextTurn().Send(shared));
        ChatResponseUpdate first = Assert.Single(await model.StreamAsync("?", cancellationToken: Cancellation));
        first.Contents.Clear();

        Assert.Equal("a", (await model.StreamAsync("?", cancellationToken: Cancellation)).TextOf());
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => ScriptedChatClient.Playing(null!));
        Assert.Throws<ArgumentException>(() => new ChatScript().Call(" "));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChatScript().Wait(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentNullException>(() => new ChatScript().Fail(null!));
        Assert.Throws<ArgumentNullException>(() => new ChatScript().Send(null!));
    }
}
