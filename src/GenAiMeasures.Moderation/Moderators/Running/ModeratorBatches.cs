namespace GenAiMeasures.Moderation;

// Gathers texts that wait at the same time, and has them judged in one call: when a batch is full, or when its first text has
// waited long enough. Thread-safe.
internal sealed class ModeratorBatches
{
    private readonly IBatchModerator _moderator;
    private readonly TimeSpan _wait;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private List<WaitingText> _waiting = [];

    internal ModeratorBatches(IBatchModerator moderator, ModeratorOptions options, TimeProvider time)
    {
        _moderator = moderator;
        _wait = TimeSpan.FromMilliseconds(options.BatchMilliseconds);
        _timeout = TimeSpan.FromMilliseconds(options.TimeoutMilliseconds);
        _time = time;
        _timer = time.CreateTimer(static batches => ((ModeratorBatches)batches!).Flush(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    internal Task<Judgement> AskAsync(ModeratedText text)
    {
        var waiting = new WaitingText(text);
        List<WaitingText>? full = null;
        lock (_lock)
        {
            _waiting.Add(waiting);
            if (_waiting.Count >= _moderator.MaxBatch)
            {
                full = Take();
            }
            else if (_waiting.Count == 1)
            {
                _timer.Change(_wait, Timeout.InfiniteTimeSpan);
            }
        }

        if (full is not null)
        {
            _ = JudgeAsync(full);
        }

        return waiting.Judgement.Task;
    }

    private void Flush()
    {
        List<WaitingText> batch;
        lock (_lock)
        {
            batch = Take();
        }

        if (batch.Count > 0)
        {
            _ = JudgeAsync(batch);
        }
    }

    private List<WaitingText> Take()
    {
        List<WaitingText> batch = _waiting;
        _waiting = [];
        return batch;
    }

    private async Task JudgeAsync(List<WaitingText> batch)
    {
        try
        {
            using var timeout = new CancellationTokenSource(_timeout, _time);
            IReadOnlyList<Judgement> judgements = await _moderator.ModerateAsync(batch.ConvertAll(w => w.Text), timeout.Token);
            if (judgements.Count != batch.Count)
            {
                throw new ModeratorException(_moderator.Name, $"it holds {judgements.Count} judgements of {batch.Count} texts");
            }

            for (int i = 0; i < batch.Count; i++)
            {
                batch[i].Judgement.TrySetResult(judgements[i]);
            }
        }
#pragma warning disable CA1031 // handed to everybody who waits
        catch (Exception exception)
#pragma warning restore CA1031
        {
            foreach (WaitingText waiting in batch)
            {
                waiting.Judgement.TrySetException(exception);
                _ = waiting.Judgement.Task.Exception;
            }
        }
    }
}
