using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore;

// Reads the running ledger for people: opened records, the newest first, never more of them than a page needs.
internal sealed class LedgerSearch(IServiceProvider services, TimeProvider time)
{
    internal const int ScannedAtOnce = 20_000;
    private const int Chunk = 500;

    private readonly ILedgerStore? _store = services.GetService<ILedgerStore>();

    internal bool IsAvailable => _store is not null;

    internal async ValueTask<ILedgerReader> OpenAsync(CancellationToken cancellationToken)
    {
        ILedgerStore store = _store ?? throw new InvalidOperationException("Records are not in use: there is no ledger to read.");
        return await store.OpenReaderAsync(cancellationToken);
    }

    internal RecordOpener OpenKeys() =>
        new(_store!.Keys, services.GetService<IKeyEncryptionKeyProvider>() ?? _store.DefaultKeyProvider, time);

    // The newest records that match, and where the search goes on; null when it came to the beginning.
    internal async ValueTask<(IReadOnlyList<LedgerEntry> Found, long? Next)> FindAsync(
        RecordFilter filter, long? before, int count, CancellationToken cancellationToken)
    {
        await using ILedgerReader reader = await OpenAsync(cancellationToken);
        using RecordOpener keys = OpenKeys();
        var found = new List<LedgerEntry>();
        long end = before ?? (await LastAsync(reader, cancellationToken) + 1);
        long floor = Math.Max(1, end - ScannedAtOnce);
        byte[] text = Encoding.UTF8.GetBytes(filter.Text);
        while (end > floor && found.Count < count)
        {
            long start = Math.Max(floor, end - Chunk);
            var chunk = new List<LedgerEntry>(Chunk);
            await foreach (LedgerEntry entry in reader.ReadAsync(start, cancellationToken))
            {
                if (entry.Position >= end)
                {
                    break;
                }

                chunk.Add(entry);
            }

            for (int i = chunk.Count - 1; i >= 0 && found.Count < count; i--)
            {
                end = chunk[i].Position;
                if (filter.Kind is { } kind && chunk[i].Kind != kind)
                {
                    continue;
                }

                LedgerEntry opened = await keys.OpenAsync(chunk[i], cancellationToken);
                if (text.Length == 0 || opened.Body.Span.IndexOf(text) >= 0)
                {
                    found.Add(opened);
                }
            }

            end = found.Count < count ? start : end;
        }

        return (found, end > 1 ? end : null);
    }

    internal async ValueTask<LedgerEntry?> FindAsync(Guid log, long sequence, CancellationToken cancellationToken)
    {
        await using ILedgerReader reader = await OpenAsync(cancellationToken);
        await foreach (LedgerEntry entry in reader.ReadLogAsync(log, sequence, cancellationToken))
        {
            if (entry.Sequence != sequence)
            {
                return null;
            }

            using RecordOpener keys = OpenKeys();
            return await keys.OpenAsync(entry, cancellationToken);
        }

        return null;
    }

    // The last position, or 0: positions rise with gaps, so it is looked for by doubling and then by halving.
    internal static async ValueTask<long> LastAsync(ILedgerReader reader, CancellationToken cancellationToken, long known = 0)
    {
        long low = known;
        long step = 1_024;
        LedgerEntry? entry;
        while ((entry = await FromAsync(reader, low + step, cancellationToken)) is not null)
        {
            low = entry.Position;
            step *= 2;
        }

        long high = low + step;
        while (low + 1 < high)
        {
            long middle = low + ((high - low) / 2);
            if (await FromAsync(reader, middle, cancellationToken) is { } next)
            {
                low = next.Position;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    // The first position at or after a time; records are taken in the order of time.
    internal static async ValueTask<long> FirstAtAsync(ILedgerReader reader, DateTimeOffset at, long last, CancellationToken cancellationToken)
    {
        long low = 0;
        long high = last + 1;
        while (low + 1 < high)
        {
            long middle = low + ((high - low) / 2);
            if (await FromAsync(reader, middle, cancellationToken) is { } entry && entry.RecordedAt < at)
            {
                low = entry.Position;
            }
            else
            {
                high = middle;
            }
        }

        return low + 1;
    }

    private static async ValueTask<LedgerEntry?> FromAsync(ILedgerReader reader, long position, CancellationToken cancellationToken)
    {
        await foreach (LedgerEntry entry in reader.ReadAsync(position, cancellationToken))
        {
            return entry;
        }

        return null;
    }
}
