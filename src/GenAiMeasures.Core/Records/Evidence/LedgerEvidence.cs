using System.Runtime.CompilerServices;

namespace GenAiMeasures;

internal sealed class LedgerEvidence(Ledger ledger, TimeProvider time) : ILedgerEvidence
{
    public async IAsyncEnumerable<LedgerEntry> ReadAsync(
        IReadOnlyCollection<RecordKind> kinds, long fromPosition = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        await using ILedgerReader reader = await ledger.OpenReaderAsync(cancellationToken);
        using var opener = new RecordOpener(ledger.Store.Keys, ledger.Provider, time);
        await foreach (LedgerEntry entry in reader.ReadAsync(fromPosition, cancellationToken))
        {
            if (kinds.Contains(entry.Kind))
            {
                yield return entry.State == LedgerEntryState.Opened ? entry : await opener.OpenAsync(entry, cancellationToken);
            }
        }
    }

    public async IAsyncEnumerable<LedgerEntry> ReadKindAsync(RecordKind kind, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using ILedgerReader reader = await ledger.OpenReaderAsync(cancellationToken);
        using var opener = new RecordOpener(ledger.Store.Keys, ledger.Provider, time);
        await foreach (LedgerEntry entry in reader.ReadKindAsync(kind, cancellationToken))
        {
            yield return entry.State == LedgerEntryState.Sealed ? await opener.OpenAsync(entry, cancellationToken) : entry;
        }
    }

    public async IAsyncEnumerable<LedgerEntry> ReadSubjectAsync(string pseudonym, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pseudonym);
        SubjectLookup lookup = await ledger.LookupAsync(pseudonym, cancellationToken);
        long[] keys = [.. (await ledger.Store.Keys.FindSubjectAsync(lookup, cancellationToken)).Where(k => !k.IsRestricted).Select(k => k.Number)];
        await using ILedgerReader reader = await ledger.OpenReaderAsync(cancellationToken);
        using var opener = new RecordOpener(ledger.Store.Keys, ledger.Provider, time);
        await foreach (LedgerEntry entry in reader.ReadKeysAsync(keys, cancellationToken))
        {
            yield return entry.State == LedgerEntryState.Sealed ? await opener.OpenAsync(entry, cancellationToken) : entry;
        }
    }

    public async ValueTask<LedgerCounts> CountAsync(CancellationToken cancellationToken = default)
    {
        await using ILedgerReader reader = await ledger.OpenReaderAsync(cancellationToken);
        return await LedgerCounts.OfAsync(reader, cancellationToken);
    }

    public ValueTask<IReadOnlyList<SignedNote>> SignAsync(CancellationToken cancellationToken = default) => ledger.SignAllAsync(cancellationToken);

    public async ValueTask<LedgerReceipt> ProveAsync(LedgerEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        LedgerReceipt receipt = await ledger.ProveAsync(new RecordReference(entry.Log, entry.Sequence, entry.LeafHash), cancellationToken);
        return receipt with { Extra = entry.Header };
    }

    public async ValueTask<LedgerVerification> VerifyAsync(CancellationToken cancellationToken = default)
    {
        await using ILedgerReader reader = await ledger.OpenReaderAsync(cancellationToken);
        return await LedgerVerifier.VerifyAsync(reader, cancellationToken);
    }
}
