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
    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly ModeratorBatches? _batches;
    private volatile bool _lastFailed;

    internal ModeratorRunner(IModerator moderator, ModeratorOptions options, TimeProvider time)
    {
        _moderator = moderator;
        _memory = new JudgementMemory(options.RememberedJudgements);
        _batches = moderator is IBatchModerator { MaxBatch: > 1 } batch && options.BatchMilliseconds > 0 ? new ModeratorBatches(batch, options, time) : null;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = HalfOfThem,
                MinimumThroughput = options.BreakAfterCalls,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(options.BreakSeconds),
                StateProvider = _circuit,
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromMilliseconds(options.TimeoutMilliseconds) })
            .Build();
    }

    internal CircuitState Circuit => _circuit.CircuitState;

    // whether the latest call that was really made failed
    internal bool LastFailed => _lastFailed;

    internal ValueTask<Judgement> AskAsync(ModeratedText text, CancellationToken cancellationToken) => _memory.GetAsync(text, AskAsync, cancellationToken);

    private async Task<Judgement> AskAsync(ModeratedText text) => await _pipeline.ExecuteAsync(
        static async (state, token) => await state.Self.CallAsync(state.Text, token),
        (Self: this, Text: text),
        CancellationToken.None);

    private async ValueTask<Judgement> CallAsync(ModeratedText text, CancellationToken cancellationToken)
    {
        try
        {
            Task<Judgement> call = _batches?.AskAsync(text) ?? _moderator.ModerateAsync(text, cancellationToken).AsTask();

            // a moderator that does not look at its token is left behind
            Judgement judgement = await call.WaitAsync(cancellationToken);
            _lastFailed = false;
            return judgement;
        }
        catch
        {
            _lastFailed = true;
            throw;
        }
    }
}
