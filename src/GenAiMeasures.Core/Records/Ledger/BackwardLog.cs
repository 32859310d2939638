namespace GenAiMeasures;

// One log from its newest record back, a page at a time: the sequence has no gaps, so a page is asked for by its first number.
internal sealed class BackwardLog(ILedgerReader reader, LedgerHead head)
{
    // the first page is small, since most logs are only looked into
    private const int FirstPage = 16;
    private const int LargestPage = 512;

    private readonly List<LedgerEntry> _page = [];
    private long _start = head.Size;
    private int _length = FirstPage;
    private int _at;

    internal LedgerEntry Current => _page[_at];

    internal async ValueTask<bool> StartAsync(long before, CancellationToken cancellationToken)
    {
        if (!await MoveNextAsync(cancellationToken) || Current.Position < before)
        {
            return _page.Count > 0;
        }

        _start = await FirstFromAsync(before, cancellationToken);
        _page.Clear();
        return await MoveNextAsync(cancellationToken);
    }

    internal async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        if (--_at >= 0 && _page.Count > 0)
        {
            return true;
        }

        // where records are gone by their terms a page is empty, and so are those before it
        long end = _start;
        _start = Math.Max(0, end - _length);
        _length = Math.Min(LargestPage, _length * 4);
        _page.Clear();
        if (end > 0)
        {
            await foreach (LedgerEntry entry in reader.ReadLogAsync(head.Log, _start, cancellationToken))
            {
                if (entry.Sequence >= end)
                {
                    break;
                }

                _page.Add(entry);
            }
        }

        _at = _page.Count - 1;
        return _page.Count > 0;
    }

    // The sequence of the first record that was stored at or after a position; positions rise with the sequence.
    private async ValueTask<long> FirstFromAsync(long position, CancellationToken cancellationToken)
    {
        long low = 0;
        long high = head.Size;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            LedgerEntry? entry = await AtAsync(middle, cancellationToken);
            if (entry is not null && entry.Position < position)
            {
                low = Math.Max(middle, entry.Sequence) + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private async ValueTask<LedgerEntry?> AtAsync(long sequence, CancellationToken cancellationToken)
    {
        await foreach (LedgerEntry entry in reader.ReadLogAsync(head.Log, sequence, cancellationToken))
        {
            return entry;
        }

        return null;
    }
}
