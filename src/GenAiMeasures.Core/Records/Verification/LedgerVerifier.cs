using System.Text.Json;

namespace GenAiMeasures;

/// <summary>Verifies a ledger: every record against its hash, and all of them against the head.</summary>
/// <remarks>
/// What it cannot see without a head that was kept elsewhere: a ledger rewritten as a whole, head included. Thread-safe.
/// </remarks>
public static class LedgerVerifier
{
    // enough to show what happened, bounded whatever happened
    private const int MaxProblems = 1_000;

    /// <summary>Verifies a ledger in bounded memory.</summary>
    /// <param name="reader">The ledger.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    public static async ValueTask<LedgerVerification> VerifyAsync(ILedgerReader reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        LedgerHead head = await reader.ReadHeadAsync(cancellationToken);
        var tree = new MerkleFrontier();
        var problems = new List<LedgerProblem>();
        long records = 0;
        long expected = 0;
        await foreach (LedgerEntry entry in reader.ReadAsync(0, cancellationToken))
        {
            // records committed after the head was read are the next verification's
            if (entry.Sequence >= head.Size && records >= head.Size)
            {
                break;
            }

            records++;
            for (; expected < entry.Sequence && problems.Count < MaxProblems; expected++)
            {
                problems.Add(new LedgerProblem(LedgerProblemKind.Dropped, expected));
            }

            expected = entry.Sequence + 1;
            byte[] hash = entry.ComputeLeafHash();
            tree.Append(hash);
            if (problems.Count < MaxProblems && FindProblem(entry, hash) is { } problem)
            {
                problems.Add(new LedgerProblem(problem, entry.Sequence));
            }
        }

        byte[] root = tree.Root();
        if (records < head.Size && expected < head.Size)
        {
            problems.Add(new LedgerProblem(LedgerProblemKind.Truncated, expected));
        }
        else if (problems.Count == 0 && !root.AsSpan().SequenceEqual(head.Root.Span))
        {
            // every record agrees with its own hash, but together they are not what the head stands for
            problems.Add(new LedgerProblem(LedgerProblemKind.Edited, Math.Max(0, records - 1)));
        }

        return new LedgerVerification(records, Convert.ToHexStringLower(root), problems);
    }

    private static LedgerProblemKind? FindProblem(LedgerEntry entry, byte[] hash)
    {
        if (!hash.AsSpan().SequenceEqual(entry.LeafHash.Span))
        {
            return LedgerProblemKind.Edited;
        }

        try
        {
            RecordCodec.Read(entry);
            return null;
        }
        catch (JsonException)
        {
            return LedgerProblemKind.Unreadable;
        }
    }
}
