namespace GenAiMeasures.AspNetCore;

// Counts the records of the last seven days once, and from then on only what came after.
internal sealed class LedgerDays(LedgerSearch search, TimeProvider time) : IDisposable
{
    internal const int Kept = 7;

    // a first look at a very busy ledger does not read more than this; the page says from when on it counted
    private const int Most = 200_000;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SortedDictionary<DateOnly, LedgerDay> _days = [];
    private long _last;
    private DateTimeOffset? _completeFrom;

    internal async ValueTask<LedgerWeek> ReadAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            DateOnly today = Beijing.DateOf(time.GetUtcNow());
            await CountAsync(today.AddDays(1 - Kept), cancellationToken);
            return new LedgerWeek(_days.ToDictionary(d => d.Key, d => d.Value.Clone()), today, _completeFrom);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async ValueTask CountAsync(DateOnly first, CancellationToken cancellationToken)
    {
        await using ILedgerReader reader = await search.OpenAsync(cancellationToken);
        using RecordOpener keys = search.OpenKeys();
        if (_last == 0)
        {
            long last = await LedgerSearch.LastAsync(reader, cancellationToken);
            long from = await LedgerSearch.FirstAtAsync(reader, Beijing.StartOf(first), last, cancellationToken);
            _last = Math.Max(from, last - Most) - 1;
            _completeFrom = _last >= from ? time.GetUtcNow() : null;
        }

        bool isFirst = _completeFrom is not null && _days.Count == 0;
        await foreach (LedgerEntry entry in reader.ReadAsync(_last + 1, cancellationToken))
        {
            _last = entry.Position;
            if (isFirst)
            {
                _completeFrom = entry.RecordedAt;
                isFirst = false;
            }

            if (entry.Kind is RecordKind.ExchangeSettled or RecordKind.StandingChanged && RecordCodec.Read(await keys.OpenAsync(entry, cancellationToken)) is { } record)
            {
                DateOnly day = Beijing.DateOf(entry.RecordedAt);
                if (!_days.TryGetValue(day, out LedgerDay? counts))
                {
                    _days[day] = counts = new LedgerDay();
                }

                counts.Add(record);
            }
        }

        foreach (DateOnly old in _days.Keys.Where(d => d < first).ToArray())
        {
            _days.Remove(old);
        }
    }
}
