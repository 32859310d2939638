using System.Buffers.Binary;

namespace GenAiMeasures;

/// <summary>Verifies a ledger: every record against its hash and its boxes, and the records of every log against the log's head and against checkpoints that were kept.</summary>
/// <remarks>
/// What it cannot see without a checkpoint that was kept elsewhere: a ledger rewritten as a whole, heads included. Thread-safe.
/// </remarks>
public static class LedgerVerifier
{
    /// <summary>Verifies a ledger in bounded memory.</summary>
    /// <param name="reader">The ledger. Sealed entries are enough; opened ones are checked against their keys too.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger is of a suite that was not registered (<see cref="LedgerSuite.Register"/>).</exception>
    public static ValueTask<LedgerVerification> VerifyAsync(ILedgerReader reader, CancellationToken cancellationToken = default) =>
        VerifyAgainstAsync(reader, [], incremental: false, cancellationToken);

    /// <summary>Verifies a ledger against checkpoints, in bounded memory.</summary>
    /// <param name="reader">The ledger.</param>
    /// <param name="checkpoints">The checkpoints, of a key that is trusted. Their origin ends with the log's id.</param>
    /// <param name="incremental">Whether only what came after each log's last checkpoint is read record by record; what stood before is held against it by its stored hashes.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger is of a suite that was not registered (<see cref="LedgerSuite.Register"/>).</exception>
    public static async ValueTask<LedgerVerification> VerifyAgainstAsync(
        ILedgerReader reader, IReadOnlyList<LedgerCheckpoint> checkpoints, bool incremental, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(checkpoints);
        IReadOnlyList<LedgerHead> heads = await reader.ReadHeadsAsync(cancellationToken);
        ILookup<Guid, LedgerCheckpoint> kept = checkpoints.ToLookup(LogOf);
        var problems = new List<LedgerProblem>();
        long records = 0;
        foreach (LedgerHead head in heads)
        {
            if (head.State == LedgerLogState.Purged)
            {
                problems.AddRange(CheckPurged(head, kept[head.Log]));
                continue;
            }

            (long read, IReadOnlyList<LedgerProblem> found) = await VerifyLogAsync(reader, head, [.. kept[head.Log]], incremental, cancellationToken);
            records += read;
            problems.AddRange(found);
        }

        // a log that was signed and is gone as a whole
        foreach (Guid log in kept.Select(k => k.Key).Where(k => heads.All(h => h.Log != k)))
        {
            problems.Add(new LedgerProblem(LedgerProblemKind.RolledBack, log, 0));
        }

        return new LedgerVerification(records, heads.Count, Digest(heads, await LedgerSuites.OfAsync(reader, cancellationToken)), problems);
    }

    internal static string Digest(IReadOnlyList<LedgerHead> heads, LedgerSuite? suite = null)
    {
        using var text = new MemoryStream();
        Span<byte> place = stackalloc byte[24];
        foreach (LedgerHead head in heads.OrderBy(h => h.Log))
        {
            head.Log.TryWriteBytes(place, bigEndian: true, out _);
            BinaryPrimitives.WriteInt64BigEndian(place[16..], head.Size);
            text.Write(place);
            text.Write(head.Root.Span);
        }

        Span<byte> hash = stackalloc byte[LedgerSuite.HashLength];
        (suite ?? LedgerSuite.International).Hash(text.GetBuffer().AsSpan(0, (int)text.Length), hash);
        return Convert.ToHexStringLower(hash);
    }

    private static async ValueTask<(long Records, IReadOnlyList<LedgerProblem> Problems)> VerifyLogAsync(
        ILedgerReader reader, LedgerHead head, IReadOnlyList<LedgerCheckpoint> kept, bool incremental, CancellationToken cancellationToken = default)
    {
        LedgerSuite suite = await LedgerSuites.OfLogAsync(reader, head.Log, cancellationToken);
        MerkleFrontier from = new(suite);
        LedgerCheckpoint? trusted = incremental ? kept.Where(c => c.Size <= head.Size).MaxBy(c => c.Size) : null;
        if (trusted is not null)
        {
            LedgerLogReader stored = await LedgerLogReader.OpenAsync(reader, head.Log, cancellationToken, suite);
            if (await stored.FrontierAsync(trusted.Size, cancellationToken) is { } frontier && frontier.Root().AsSpan().SequenceEqual(trusted.Root.Span))
            {
                from = frontier;
            }
        }

        long records = 0;
        var log = new LogVerifier(head.Log, await reader.ReadTilesAsync(head.Log, cancellationToken), from, kept);
        await foreach (LedgerEntry entry in reader.ReadLogAsync(head.Log, from.Size, cancellationToken))
        {
            // records committed after the head was read are the next verification's
            if (entry.Sequence >= head.Size && !await IsInsertedAsync(reader, head, cancellationToken))
            {
                break;
            }

            records++;
            log.Add(entry);
        }

        return (records, log.End(head));
    }

    // a record beyond the head that was read belongs to a later commit, or to nobody
    private static async ValueTask<bool> IsInsertedAsync(ILedgerReader reader, LedgerHead head, CancellationToken cancellationToken)
    {
        IReadOnlyList<LedgerHead> now = await reader.ReadHeadsAsync(cancellationToken);
        return now.FirstOrDefault(h => h.Log == head.Log)?.Size == head.Size;
    }

    // the records are gone by their term; what was signed over them must still be what the store says of them
    private static IEnumerable<LedgerProblem> CheckPurged(LedgerHead head, IEnumerable<LedgerCheckpoint> kept)
    {
        LedgerCheckpoint? last = kept.MaxBy(c => c.Size);
        if (last is null)
        {
            yield break;
        }

        if (last.Size > head.Size)
        {
            yield return new LedgerProblem(LedgerProblemKind.RolledBack, head.Log, head.Size);
        }
        else if (last.Size == head.Size && !last.Root.Span.SequenceEqual(head.Root.Span))
        {
            yield return new LedgerProblem(LedgerProblemKind.Edited, head.Log, 0);
        }
    }

    private static Guid LogOf(LedgerCheckpoint checkpoint) =>
        Guid.TryParseExact(checkpoint.Origin[(checkpoint.Origin.LastIndexOf('/') + 1)..], "n", out Guid log) ? log : Guid.Empty;
}
