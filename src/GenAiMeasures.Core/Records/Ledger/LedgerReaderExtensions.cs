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
