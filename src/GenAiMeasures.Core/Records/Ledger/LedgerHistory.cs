using System.Runtime.CompilerServices;

namespace GenAiMeasures;

internal sealed class LedgerHistory(Ledger ledger, TimeProvider time) : ILedgerHistory
{
    public async IAsyncEnumerable<LedgerEntry> ReadAsync(RecordKind kind, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using ILedgerReader reader = await ledger.OpenReaderAsync(cancellationToken);
        using var opener = new RecordOpener(ledger.Store.Keys, ledger.Provider, time);
        await foreach (LedgerEntry entry in reader.ReadKindAsync(kind, cancellationToken))
        {
            yield return entry.State == LedgerEntryState.Sealed ? await opener.OpenAsync(entry, cancellationToken) : entry;
        }
    }
}
