using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore;

// Reads the running ledger for people: opened records, the newest first, never more of them than a page needs.
internal sealed class LedgerSearch(IServiceProvider services, TimeProvider time)
{
    internal const int ScannedAtOnce = 20_000;
    private const int Chunk = 500;

    // the end of the year 9999
    private const long LatestTime = 253_402_300_799_999;

    // clocks of several instances differ, and a record is stored a little after its exchange began
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    private readonly ILedgerStore? _store = services.GetService<ILedgerStore>();

    internal bool IsAvailable => _store is not null;

    internal async ValueTask<ILedgerReader> OpenAsync(CancellationToken cancellationToken)
    {
        ILedgerStore store = _store ?? throw new InvalidOperationException("Records are not in use: there is no ledger to read.");
        return await store.OpenReaderAsync(cancellationToken);
    }

    internal RecordOpener OpenKeys() =>
        new(_store!.Keys, services.GetService<IKeyEncryptionKeyProvider>() ?? _store.DefaultKeyProvider, time);

    // The newest records that match, and where the search goes on; null when it came to the end. What an index leads to is not
    // looked for: a person's records by their keys, those of a kind in the logs of its class, an exchange's from its time on.
    internal async ValueTask<(IReadOnlyList<LedgerEntry> Found, long? Next)> FindAsync(
        RecordFilter filter, long? place, int count, CancellationToken cancellationToken)
    {
        if (filter.Person is not null)
        {
            return await FindPersonAsync(filter, place ?? long.MaxValue, count, cancellationToken);
        }

        await using ILedgerReader reader = await OpenAsync(cancellationToken);
        using RecordOpener keys = OpenKeys();
        long last = await LastAsync(reader, cancellationToken);
        if (filter.Exchange is { } exchange && TimeOf(exchange) is { } at)
        {
            long first = place ?? await FirstAtAsync(reader, at - Slack, last, cancellationToken);
            return await TakeAsync(reader.ReadAsync(first, cancellationToken), filter, e => e.Position + 1, count, keys, cancellationToken);
        }

        long end = Math.Min(place ?? long.MaxValue, last + 1);
        if (filter.To is { } to)
        {
            end = Math.Min(end, await FirstAtAsync(reader, Beijing.StartOf(to.AddDays(1)), last, cancellationToken));
        }

        long floor = filter.From is { } from ? await FirstAtAsync(reader, Beijing.StartOf(from), last, cancellationToken) : 1;
        IAsyncEnumerable<LedgerEntry> entries = filter.Kind is { } kind
            ? reader.ReadBackwardsAsync(kind, end, cancellationToken).TakeWhile(e => e.Position >= floor)
            : ReadBackAsync(reader, end, floor, cancellationToken);
        return await TakeAsync(entries, filter, e => e.Position > floor ? e.Position : null, count, keys, cancellationToken);
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

    // The last position, or 0: the newest record of every log is asked for.
    internal static async ValueTask<long> LastAsync(ILedgerReader reader, CancellationToken cancellationToken)
    {
        long last = 0;
        foreach (LedgerHead head in await reader.ReadHeadsAsync(cancellationToken))
        {
            if (head.Size > 0 && head.State != LedgerLogState.Purged)
            {
                last = Math.Max(last, await reader.ReadLogAsync(head.Log, head.Size - 1, cancellationToken).Select(e => e.Position).FirstOrDefaultAsync(cancellationToken));
            }
        }

        return last;
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

    private async ValueTask<(IReadOnlyList<LedgerEntry> Found, long? Next)> FindPersonAsync(
        RecordFilter filter, long before, int count, CancellationToken cancellationToken)
    {
        ILedgerEvidence evidence = services.GetRequiredService<ILedgerEvidence>();
        var newest = new Queue<LedgerEntry>(count + 1);
        bool hasMore = false;
        await foreach (LedgerEntry entry in evidence.ReadSubjectAsync(filter.Person!, cancellationToken))
        {
            if (entry.Position < before && IsWanted(filter, entry) && Holds(filter, entry))
            {
                newest.Enqueue(entry);
                if (newest.Count > count)
                {
                    newest.Dequeue();
                    hasMore = true;
                }
            }
        }

        LedgerEntry[] found = [.. newest.Reverse()];
        return (found, hasMore ? found[^1].Position : null);
    }

    private static async ValueTask<(IReadOnlyList<LedgerEntry> Found, long? Next)> TakeAsync(
        IAsyncEnumerable<LedgerEntry> entries, RecordFilter filter, Func<LedgerEntry, long?> next, int count, RecordOpener keys, CancellationToken cancellationToken)
    {
        List<LedgerEntry> found = [];
        int read = 0;
        await foreach (LedgerEntry entry in entries)
        {
            if (IsWanted(filter, entry))
            {
                LedgerEntry opened = await keys.OpenAsync(entry, cancellationToken);
                if (Holds(filter, opened))
                {
                    found.Add(opened);
                }
            }

            if (found.Count == count || ++read == ScannedAtOnce)
            {
                return (found, next(entry));
            }
        }

        return (found, null);
    }

    // a stretch of positions at a time, each from its end
    private static async IAsyncEnumerable<LedgerEntry> ReadBackAsync(
        ILedgerReader reader, long end, long floor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new List<LedgerEntry>(Chunk);
        while (end > floor)
        {
            long start = Math.Max(floor, end - Chunk);
            chunk.Clear();
            await foreach (LedgerEntry entry in reader.ReadAsync(start, cancellationToken))
            {
                if (entry.Position >= end)
                {
                    break;
                }

                chunk.Add(entry);
            }

            for (int i = chunk.Count - 1; i >= 0; i--)
            {
                yield return chunk[i];
            }

            end = start;
        }
    }

    private static bool IsWanted(RecordFilter filter, LedgerEntry entry) =>
        (filter.Kind is not { } kind || entry.Kind == kind)
        && (filter.From is not { } from || Beijing.DateOf(entry.RecordedAt) >= from)
        && (filter.To is not { } to || Beijing.DateOf(entry.RecordedAt) <= to);

    private static bool Holds(RecordFilter filter, LedgerEntry entry) =>
        Holds(entry, filter.Text) && (filter.Exchange is not { } exchange || Holds(entry, exchange.ToString()));

    private static bool Holds(LedgerEntry entry, string text) => text.Length == 0 || entry.Body.Span.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    // An exchange's number begins with its time (RFC 9562, version 7); one that somebody made up may not.
    private static DateTimeOffset? TimeOf(ExchangeId exchange)
    {
        Span<byte> bytes = stackalloc byte[16];
        exchange.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        long milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
        return bytes[6] >> 4 == 7 && milliseconds <= LatestTime ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
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
