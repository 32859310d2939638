using Microsoft.Extensions.Time.Testing;
using Polly.CircuitBreaker;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Texts that wait at the same time are judged in one call.</summary>
public sealed class BatchTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Waiting_texts_go_together_when_the_first_has_waited_long_enough()
    {
        var moderator = new Batch();
        var runner = new ModeratorRunner(moderator, new ModeratorOptions(), _time);

        Task<Judgement>[] calls = [.. new[] { "好", "坏", "好呀", "坏" }.Select(t => AskAsync(runner, t))];
        Assert.Empty(moderator.Calls);
        _time.Advance(TimeSpan.FromMilliseconds(5));
        Judgement[] judgements = await Task.WhenAll(calls);

        Assert.Equal([["好", "坏", "好呀"]], moderator.Calls);
        Assert.Equal([Verdict.Pass, Verdict.Refuse, Verdict.Pass, Verdict.Refuse], judgements.Select(j => j.Verdict));
    }

    [Fact]
    public async Task A_full_batch_goes_at_once_and_the_rest_waits_for_its_own_time()
    {
        var moderator = new Batch { MaxBatch = 2 };
        var runner = new ModeratorRunner(moderator, new ModeratorOptions(), _time);

        Task<Judgement>[] calls = [.. new[] { "一", "二", "三" }.Select(t => AskAsync(runner, t))];
        await Task.WhenAll(calls[..2]);
        Assert.Equal([["一", "二"]], moderator.Calls);
        Assert.False(calls[2].IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(5));
        await calls[2];

        Assert.Equal([["一", "二"], ["三"]], moderator.Calls);
    }

    [Fact]
    public async Task Without_waiting_each_text_is_asked_alone()
    {
        var moderator = new Batch();
        var runner = new ModeratorRunner(moderator, new ModeratorOptions { BatchMilliseconds = 0 }, _time);

        Assert.Equal(Verdict.Refuse, (await AskAsync(runner, "坏")).Verdict);
        Assert.Equal((1, 0), (moderator.Alone, moderator.Calls.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_batch_that_fails_or_is_answered_in_part_fails_every_text_of_it_and_nothing_is_remembered(bool throws)
    {
        var moderator = new Batch { MaxBatch = 2, Throws = throws, Loses = !throws };
        var runner = new ModeratorRunner(moderator, new ModeratorOptions(), _time);

        Task<Judgement>[] calls = [AskAsync(runner, "一"), AskAsync(runner, "二")];
        foreach (Task<Judgement> call in calls)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => call);
        }

        Assert.True(runner.LastFailed);
        moderator.Throws = moderator.Loses = false;
        await Task.WhenAll(AskAsync(runner, "一"), AskAsync(runner, "二"));
        Assert.Equal((2, false, CircuitState.Closed), (moderator.Calls.Count, runner.LastFailed, runner.Circuit));
    }

    private static Task<Judgement> AskAsync(ModeratorRunner runner, string text) =>
        runner.AskAsync(new ModeratedText(text, ScreenSide.Input), TestContext.Current.CancellationToken).AsTask();

    private sealed class Batch : IBatchModerator
    {
        public string Name => "batch";

        public string Version => "1";

        public int MaxCharacters => 1_000;

        public int MaxBatch { get; init; } = 16;

        public bool Throws { get; set; }

        public bool Loses { get; set; }

        public int Alone { get; private set; }

        public List<string[]> Calls { get; } = [];

        public ValueTask<Judgement> ModerateAsync(ModeratedText text, CancellationToken cancellationToken)
        {
            Alone++;
            return new(Judge(text));
        }

        public ValueTask<IReadOnlyList<Judgement>> ModerateAsync(IReadOnlyList<ModeratedText> texts, CancellationToken cancellationToken)
        {
            Calls.Add([.. texts.Select(t => t.Text)]);
            return Throws ? throw new TimeoutException() : new([.. texts.Skip(Loses ? 1 : 0).Select(Judge)]);
        }

        private static Judgement Judge(ModeratedText text) => text.Text == "坏" ? new Judgement(Verdict.Refuse) : Judgement.Pass;
    }
}
