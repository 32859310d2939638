namespace GenAiMeasures;

// Counts the exchanges that were refused because nothing could be recorded, until a record of the gap can be written. Thread-safe.
internal sealed class GapCounter
{
    private readonly Lock _lock = new();
    private LedgerGap? _gap;

    internal void Add(DateTimeOffset now)
    {
        lock (_lock)
        {
            _gap = _gap is null
                ? new LedgerGap { From = now, To = now, Refused = 1 }
                : _gap with { To = now, Refused = _gap.Refused + 1 };
        }
    }

    internal async ValueTask RecordAsync(ILedger ledger)
    {
        LedgerGap? gap;
        lock (_lock)
        {
            gap = _gap;
            _gap = null;
        }

        if (gap is null)
        {
            return;
        }

        try
        {
            await ledger.AppendAsync(gap);
        }
        catch (LedgerUnavailableException)
        {
            PutBack(gap);
            throw;
        }
    }

    private void PutBack(LedgerGap gap)
    {
        lock (_lock)
        {
            _gap = _gap is { } since ? since with { From = gap.From, Refused = gap.Refused + since.Refused } : gap;
        }
    }
}
