using System.Runtime.CompilerServices;

namespace GenAiMeasures;

/// <summary>Reads a part of a ledger.</summary>
public static class LedgerReaderExtensions
{
    /// <summary>Reads the records of a kind, log by log in the order in which the logs began. Only the logs of the kind's retention class are read.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries, as the reader gives them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    public static IAsyncEnumerable<LedgerEntry> ReadKindAsync(this ILedgerReader reader, RecordKind kind, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return ReadAsync(reader, kind, cancellationToken);
    }

    /// <summary>
    /// Reads, from the newest record back, the logs in which records of a kind lie. Records of other kinds of the same retention
    /// class are among them; logs of other classes are not read.
    /// </summary>
    /// <param name="reader">The reader.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="before">Only records that were stored before this position are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries, as the reader gives them, their positions falling.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    public static IAsyncEnumerable<LedgerEntry> ReadBackwardsAsync(
        this ILedgerReader reader, RecordKind kind, long before = long.MaxValue, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return ReadBackAsync(reader, kind, before, cancellationToken);
    }

    private static async IAsyncEnumerable<LedgerEntry> ReadBackAsync(
        ILedgerReader reader, RecordKind kind, long before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int term = RetentionPolicy.Default.ClassOf(kind).Id;
        var logs = new PriorityQueue<BackwardLog, long>();
        foreach (LedgerHead head in await reader.ReadHeadsAsync(cancellationToken))
        {
            if (head.Class == term && head.State != LedgerLogState.Purged && head.Size > 0)
            {
                var log = new BackwardLog(reader, head);
                Add(log, await log.StartAsync(before, cancellationToken));
            }
        }

        // the log whose newest record is the newest of all gives the next one
        while (logs.TryDequeue(out BackwardLog? log, out _))
        {
            yield return log.Current;
            Add(log, await log.MoveNextAsync(cancellationToken));
        }

        void Add(BackwardLog log, bool hasMore)
        {
            if (hasMore)
            {
                logs.Enqueue(log, -log.Current.Position);
            }
        }
    }

    private static async IAsyncEnumerable<LedgerEntry> ReadAsync(ILedgerReader reader, RecordKind kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // a host changes the terms of a class, not which class a kind belongs to
        int term = RetentionPolicy.Default.ClassOf(kind).Id;
        foreach (LedgerHead head in await reader.ReadHeadsAsync(cancellationToken))
        {
            if (head.Class != term || head.State == LedgerLogState.Purged)
            {
                continue;
            }

            await foreach (LedgerEntry entry in reader.ReadLogAsync(head.Log, 0, cancellationToken))
            {
                if (entry.Kind == kind)
                {
                    yield return entry;
                }
            }
        }
    }
}
