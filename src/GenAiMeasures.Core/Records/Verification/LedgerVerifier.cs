using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GenAiMeasures;

/// <summary>Verifies a ledger: every record against its hash and its boxes, and the records of every log against the log's head.</summary>
/// <remarks>
/// What it cannot see without a checkpoint that was kept elsewhere: a ledger rewritten as a whole, heads included. Thread-safe.
/// </remarks>
public static class LedgerVerifier
{
    /// <summary>Verifies a ledger in bounded memory.</summary>
    /// <param name="reader">The ledger.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    public static async ValueTask<LedgerVerification> VerifyAsync(ILedgerReader reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        IReadOnlyList<LedgerHead> heads = await reader.ReadHeadsAsync(cancellationToken);
        var problems = new List<LedgerProblem>();
        long records = 0;
        foreach (LedgerHead head in heads)
        {
            var log = new LogVerifier(head.Log, await reader.ReadTilesAsync(head.Log, cancellationToken), new MerkleFrontier(), []);
            await foreach (LedgerEntry entry in reader.ReadLogAsync(head.Log, 0, cancellationToken))
            {
                // records committed after the head was read are the next verification's
                if (entry.Sequence >= head.Size && !await IsInsertedAsync(reader, head, cancellationToken))
                {
                    break;
                }

                records++;
                log.Add(entry);
            }

            problems.AddRange(log.End(head));
        }

        return new LedgerVerification(records, heads.Count, Digest(heads), problems);
    }

    // a record beyond the head that was read belongs to a later commit, or to nobody
    private static async ValueTask<bool> IsInsertedAsync(ILedgerReader reader, LedgerHead head, CancellationToken cancellationToken)
    {
        IReadOnlyList<LedgerHead> now = await reader.ReadHeadsAsync(cancellationToken);
        return now.FirstOrDefault(h => h.Log == head.Log)?.Size == head.Size;
    }

    internal static string Digest(IReadOnlyList<LedgerHead> heads)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> place = stackalloc byte[24];
        foreach (LedgerHead head in heads.OrderBy(h => h.Log))
        {
            head.Log.TryWriteBytes(place, bigEndian: true, out _);
            BinaryPrimitives.WriteInt64BigEndian(place[16..], head.Size);
            hash.AppendData(place);
            hash.AppendData(head.Root.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
