namespace GenAiMeasures;

// Destroys keys and what they seal, so that a crash at any point leaves an erasure that the next start finishes: what is to be
// done is durable first, then on record as intent, then done, then on record as done.
internal sealed class LedgerEraser(Ledger ledger, SubjectStates states)
{
    private const int BoxesAtOnce = 500;

    internal async ValueTask<RecordReference> EraseAsync(
        string request, IReadOnlyList<long> keys, IReadOnlyList<ErasureDecision> kept, IReadOnlyList<DeferredErasure> deferred, CancellationToken cancellationToken)
    {
        await ledger.UpdateStateAsync(
            s => s with { Pending = [.. s.Pending, new PendingErasure(request, [.. keys])], Deferred = [.. s.Deferred, .. deferred] }, cancellationToken);
        RecordReference intent = await ledger.AppendForReferenceAsync(
            new SubjectErased { Request = request, Done = false, Keys = keys, Kept = kept }, link: null, cancellationToken);
        return await FinishAsync(request, keys, kept, intent, cancellationToken);
    }

    // What an earlier process began. Done again from the keys on: a key that is gone already is passed over.
    internal async ValueTask FinishPendingAsync(CancellationToken cancellationToken)
    {
        RetentionState state = await ledger.ReadStateAsync(cancellationToken);
        foreach (PendingErasure pending in state.Pending)
        {
            await FinishAsync(pending.Request, pending.Keys, [], intent: null, cancellationToken);
        }
    }

    // What was put off until its term or hold ended. Returns how many keys went: a measure that is still in force keeps its own.
    internal async ValueTask<int> EraseDeferredAsync(string request, IReadOnlyList<long> keys, CancellationToken cancellationToken)
    {
        List<long> going = await states.EraseWithAsync(keys, cancellationToken);
        if (going.Count > 0)
        {
            await EraseAsync(request, going, [], [], cancellationToken);
        }

        return going.Count;
    }

    // The end of a term: no request stands behind it, and the run's own record says what was done.
    internal async ValueTask<int> ExpireAsync(IReadOnlyList<long> keys, CancellationToken cancellationToken)
    {
        await ledger.DestroyKeysAsync(keys, cancellationToken);
        return await DeleteBoxesAsync(keys, cancellationToken);
    }

    private async ValueTask<RecordReference> FinishAsync(
        string request, IReadOnlyList<long> keys, IReadOnlyList<ErasureDecision> kept, RecordReference? intent, CancellationToken cancellationToken)
    {
        await ledger.DestroyKeysAsync(keys, cancellationToken);
        await DeleteBoxesAsync(keys, cancellationToken);
        RecordReference done = await ledger.AppendForReferenceAsync(
            new SubjectErased { Request = request, Done = true, Keys = keys, Kept = kept }, intent, cancellationToken);
        await ledger.UpdateStateAsync(
            s => s with
            {
                Pending = [.. s.Pending.Where(p => p.Request != request)],
                Deferred = [.. s.Deferred.Where(d => !keys.Contains(d.Key))],
                Holds = [.. s.Holds.Select(h => h with { Keys = [.. h.Keys.Except(keys)] })],
            },
            cancellationToken);
        await ledger.RestoreReserveAsync(cancellationToken);
        return done;
    }

    private async ValueTask<int> DeleteBoxesAsync(IReadOnlyList<long> keys, CancellationToken cancellationToken)
    {
        int deleted = 0;
        int last;
        do
        {
            last = await ledger.DeleteBoxesAsync(keys, BoxesAtOnce, cancellationToken);
            deleted += last;
        }
        while (last == BoxesAtOnce);
        return deleted;
    }
}
