namespace GenAiMeasures;

// The suites that this process knows, and which of them a log was written with.
internal static class LedgerSuites
{
    internal const string Setting = "suite";

    private const byte ShangMi = 2;

    // a record that was tampered with must not decide for all others
    private const int LookAtMost = 16;

    private static LedgerSuite? _shangMi;

    internal static void Register(LedgerSuite suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        if (suite.Id != ShangMi)
        {
            throw new ArgumentException($"The record format has no place for a suite of number {suite.Id}: 1 is the international one, {ShangMi} is free for SM3 with SM4-GCM.", nameof(suite));
        }

        Interlocked.CompareExchange(ref _shangMi, suite, null);
    }

    internal static LedgerSuite? Find(byte id) => id switch
    {
        InternationalSuite.Number => LedgerSuite.International,
        ShangMi => Volatile.Read(ref _shangMi),
        _ => null,
    };

    internal static LedgerSuite Of(byte id) => Find(id) ?? throw Unknown(id);

    // The suite of a log, from its records: the header says it and the leaf hash bears it out.
    internal static async ValueTask<LedgerSuite> OfLogAsync(ILedgerReader reader, Guid log, CancellationToken cancellationToken)
    {
        byte? unknown = null;
        int looked = 0;
        await foreach (LedgerEntry entry in reader.ReadLogAsync(log, 0, cancellationToken).ConfigureAwait(false))
        {
            if (RecordHeader.TryReadSuite(entry.Header.Span, out byte id))
            {
                if (Find(id) is not { } suite)
                {
                    unknown ??= id;
                }
                else if (MerkleHash.Leaf(entry.Header.Span, suite).AsSpan().SequenceEqual(entry.LeafHash.Span))
                {
                    return suite;
                }
            }

            if (++looked == LookAtMost)
            {
                break;
            }
        }

        return unknown is { } missing ? throw Unknown(missing) : LedgerSuite.International;
    }

    // The suite of a ledger: that of its first log which still holds records.
    internal static async ValueTask<LedgerSuite> OfAsync(ILedgerReader reader, CancellationToken cancellationToken)
    {
        foreach (LedgerHead head in await reader.ReadHeadsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (head.State != LedgerLogState.Purged && head.Size > 0)
            {
                return await OfLogAsync(reader, head.Log, cancellationToken).ConfigureAwait(false);
            }
        }

        return LedgerSuite.International;
    }

    private static LedgerUnavailableException Unknown(byte id) => new(id == ShangMi
        ? "The ledger was written with suite 2 (SM3, SM4-GCM), which this process does not know. Add the package GenAiMeasures.ShangMi and call UseShangMiLedger()."
        : $"The ledger was written with suite {id}, which no version of this library knows. Bring the store back from its backup, or use the version that wrote it.");
}
