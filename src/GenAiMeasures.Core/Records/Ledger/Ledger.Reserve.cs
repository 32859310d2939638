using System.Collections.Frozen;

namespace GenAiMeasures;

// On a full disk a store can neither delete nor forget: the reserve is given up for what frees space, and only for that.
internal sealed partial class Ledger
{
    private static readonly FrozenSet<RecordKind> Relief = new[]
    {
        RecordKind.SubjectRequested, RecordKind.SubjectErased, RecordKind.HoldChanged, RecordKind.RetentionRun, RecordKind.KeysRotated,
    }.ToFrozenSet();

    // as long as the reserve is given up the space belongs to deletions
    internal ValueTask<bool> RestoreReserveAsync(CancellationToken cancellationToken) =>
        RunAsync(_ => new ValueTask<bool>(!_store.IsReserveReleased || _store.TakeReserve()), cancellationToken);

    internal async ValueTask<T> RelievedAsync<T>(Func<ValueTask<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception exception) when (exception is LedgerUnavailableException or StateUnavailableException or IOException && _store.ReleaseReserve())
        {
            _log.ReserveReleased();
            return await action();
        }
    }

    private ValueTask<T> RunRelievedAsync<T>(Func<LedgerWriting, ValueTask<T>> action, CancellationToken cancellationToken) =>
        RelievedAsync(() => RunAsync(action, cancellationToken));

    // What may be written now. The rest fails here, so that it does not take the room that deleting needs.
    private List<PendingRecord> Admit(List<PendingRecord> batch)
    {
        if (!_store.IsReserveReleased || _store.TakeReserve())
        {
            return batch;
        }

        return Split(batch, new LedgerUnavailableException(
            "The disk of the ledger store is full: the space that was kept for deleting is in use, and until there is room for it again only deletions are recorded. Free space on the disk."));
    }

    // After a failure: whether what frees space is tried once more, without what does not.
    private List<PendingRecord> ReliefOf(List<PendingRecord> batch, LedgerUnavailableException failure)
    {
        if (!batch.Exists(r => Relief.Contains(r.Kind)) || !_store.ReleaseReserve())
        {
            return [];
        }

        _log.ReserveReleased();
        return Split(batch, failure);
    }

    private static List<PendingRecord> Split(List<PendingRecord> batch, LedgerUnavailableException failure)
    {
        foreach (PendingRecord record in batch.Where(r => !Relief.Contains(r.Kind)))
        {
            record.Durable.SetException(failure);
        }

        return [.. batch.Where(r => Relief.Contains(r.Kind))];
    }
}
