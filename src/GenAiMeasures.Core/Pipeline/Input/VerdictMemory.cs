using System.Collections.Concurrent;

namespace GenAiMeasures;

// Verdicts on messages that were screened before, so that history costs a hash and no screening. Bounded; the oldest goes
// first. Holds rulings without text, by a digest of the content and of every policy that decided. Thread-safe.
internal sealed class VerdictMemory(int capacity)
{
    private static readonly ScreenRuling[] Clean = [];

    private readonly ConcurrentDictionary<MessageHash, ScreenRuling[]> _verdicts = new();
    private readonly ConcurrentQueue<MessageHash> _order = new();

    internal bool IsEnabled => capacity > 0;

    internal bool TryGet(MessageHash hash, out ScreenRuling[] rulings) => _verdicts.TryGetValue(hash, out rulings!);

    internal void Add(MessageHash hash, List<ScreenRuling> rulings)
    {
        if (!_verdicts.TryAdd(hash, rulings.Count == 0 ? Clean : [.. rulings]))
        {
            return;
        }

        _order.Enqueue(hash);
        while (_order.Count > capacity && _order.TryDequeue(out MessageHash oldest))
        {
            _verdicts.TryRemove(oldest, out _);
        }
    }
}
