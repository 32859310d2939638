namespace GenAiMeasures;

// Bounds by bytes what waits for the store. Whoever finds it full waits in line; nothing is dropped. Thread-safe.
internal sealed class ByteBudget(long capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<(long Bytes, TaskCompletionSource Granted)> _waiting = new();
    private long _used;

    internal Task TakeAsync(long bytes)
    {
        // one record larger than everything still has to pass, alone
        bytes = Math.Min(bytes, capacity);
        lock (_lock)
        {
            if (_waiting.Count == 0 && _used + bytes <= capacity)
            {
                _used += bytes;
                return Task.CompletedTask;
            }

            var granted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((bytes, granted));
            return granted.Task;
        }
    }

    internal void GiveBack(long bytes)
    {
        lock (_lock)
        {
            _used -= Math.Min(bytes, capacity);
            while (_waiting.TryPeek(out (long Bytes, TaskCompletionSource Granted) next) && _used + next.Bytes <= capacity)
            {
                _waiting.Dequeue();
                _used += next.Bytes;
                next.Granted.SetResult();
            }
        }
    }
}
