namespace GenAiMeasures;

// What a reader of the running ledger may ask of its signing key.
internal sealed partial class Ledger
{
    public async ValueTask<LedgerReceipt?> ProveAsync(Guid log, long sequence, CancellationToken cancellationToken = default)
    {
        LedgerHead? head = await RunAsync(
            writing => new ValueTask<LedgerHead?>(writing.Heads.FirstOrDefault(h => h.Log == log)), cancellationToken);
        if (head is null || head.State == LedgerLogState.Purged || sequence < 0 || sequence >= head.Size)
        {
            return null;
        }

        await using ILedgerReader reader = await _store.OpenReaderAsync(cancellationToken);
        IReadOnlyList<ReadOnlyMemory<byte>> leaf = await reader.ReadLeafHashesAsync(log, sequence, 1, cancellationToken);
        return leaf.Count == 0 ? null : await ProveAsync(new RecordReference(log, sequence, leaf[0]), cancellationToken);
    }

    public ValueTask<IReadOnlyList<SignedNote>> SignHeadsAsync(CancellationToken cancellationToken = default) => SignAllAsync(cancellationToken);
}
