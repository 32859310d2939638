using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace GenAiMeasures.Moderation;

// Asks one moderator under its time limit, its circuit breaker and its memory. Thread-safe.
internal sealed class ModeratorRunner
{
    private const double HalfOfThem = 0.5;

    private readonly IModerator _moderator;
    private readonly JudgementMemory _memory;
    private readonly ResiliencePipeline _pipeline;

    internal ModeratorRunner(IModerator moderator, ModeratorOptions options, TimeProvider time)
    {
        _moderator = moderator;
        _memory = new JudgementMemory(options.RememberedJudgements);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = HalfOfThem,
                MinimumThroughput = options.BreakAfterCalls,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(options.BreakSeconds),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromMilliseconds(options.TimeoutMilliseconds) })
            .Build();
    }

    internal ValueTask<Judgement> AskAsync(ModeratedText text, CancellationToken cancellationToken) => _memory.GetAsync(text, AskAsync, cancellationToken);

    private async Task<Judgement> AskAsync(ModeratedText text) => await _pipeline.ExecuteAsync(
        static async (state, token) =>
        {
            // a moderator that does not look at its token is left behind
            return await state.Moderator.ModerateAsync(state.Text, token).AsTask().WaitAsync(token);
        },
        (Moderator: _moderator, Text: text),
        CancellationToken.None);
}
