using System.Text.Json;

namespace GenAiMeasures;

// What rights and retention do to the ledger, each step between two commits.
internal sealed partial class Ledger
{
    private volatile RetentionState _state = new();
    private Dictionary<string, ReadOnlyMemory<byte>> _settings = new(StringComparer.Ordinal);
    private long _lastRecordedAtStart;

    internal ILedgerStore Store => _store;

    internal IKeyEncryptionKeyProvider Provider => _provider;

    // as they were when the store was last read or written; for a look that must not wait
    internal IReadOnlyList<OpenSubjectRequest> OpenRequests => _state.Requests;

    internal bool HasPendingErasures => _state.Pending.Count > 0;

    internal async ValueTask<RecordReference> AppendForReferenceAsync(LedgerRecord record, RecordReference? link, CancellationToken cancellationToken) =>
        await EnqueueAsync(new PendingRecord(record, RecordCodec.Write(record)) { Link = link }, cancellationToken);

    internal ValueTask<SubjectLookup> LookupAsync(Subject subject, CancellationToken cancellationToken) =>
        RunAsync(_ => new ValueTask<SubjectLookup>(_secret!.Lookup(subject)), cancellationToken);

    internal async ValueTask<SubjectLookup> LookupAsync(string pseudonym, CancellationToken cancellationToken)
    {
        if (_secret is null)
        {
            await OpenAsync(cancellationToken);
        }

        return _secret!.Lookup(pseudonym);
    }

    internal ValueTask<RetentionState> ReadStateAsync(CancellationToken cancellationToken) =>
        RunAsync(_ => ReadStateNowAsync(cancellationToken), cancellationToken);

    internal ValueTask<long> LastRecordedAtStartAsync(CancellationToken cancellationToken) =>
        RunAsync(_ => new ValueTask<long>(_lastRecordedAtStart), cancellationToken);

    internal ValueTask<bool> UpdateStateAsync(Func<RetentionState, RetentionState> change, CancellationToken cancellationToken) => RunRelievedAsync(
        async _ =>
        {
            if (_store.SharedState is { } shared)
            {
                await StoreAsync(() => ChangeSharedAsync(shared, change, cancellationToken));
                return true;
            }

            RetentionState next = change(_state);
            byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(next, RetentionStateJsonContext.Default.RetentionState);
            await StoreAsync(() => _store.SetAsync(RetentionState.Name, bytes, cancellationToken));
            _state = next;
            return true;
        },
        cancellationToken);

    internal ValueTask<ReadOnlyMemory<byte>?> FindSettingAsync(string name, CancellationToken cancellationToken) => RunAsync(
        _ => _store.SharedState is { } shared
            ? shared.FindSettingAsync(name, cancellationToken)
            : new ValueTask<ReadOnlyMemory<byte>?>(_settings.TryGetValue(name, out ReadOnlyMemory<byte> value) ? value : default(ReadOnlyMemory<byte>?)), cancellationToken);

    internal ValueTask<bool> SetSettingAsync(string name, byte[] value, CancellationToken cancellationToken) => RunAsync(
        async _ =>
        {
            await StoreAsync(() => _store.SetAsync(name, value, cancellationToken));
            _settings[name] = value;
            return true;
        },
        cancellationToken);

    internal ValueTask<int> DeleteBoxesAsync(IReadOnlyCollection<long> keys, int count, CancellationToken cancellationToken) => RunRelievedAsync(
        async _ =>
        {
            int deleted = 0;
            await StoreAsync(async () => deleted = await _store.DeleteBoxesAsync(keys, count, cancellationToken));
            return deleted;
        },
        cancellationToken);

    internal ValueTask<int> DeleteRecordsAsync(Guid log, int count, CancellationToken cancellationToken) => RunRelievedAsync(
        async _ =>
        {
            int deleted = 0;
            await StoreAsync(async () => deleted = await _store.DeleteRecordsAsync(log, count, cancellationToken));
            return deleted;
        },
        cancellationToken);

    internal ValueTask<bool> TryDropAsync(int retentionClass, int month, CancellationToken cancellationToken) => RunRelievedAsync(
        async _ =>
        {
            bool isGone = false;
            await StoreAsync(async () => isGone = await _store.TryDropAsync(retentionClass, month, cancellationToken));
            return isGone;
        },
        cancellationToken);

    internal ValueTask<bool> RestrictAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken) => RunRelievedAsync(
        async _ =>
        {
            await _store.Keys.UpdateAsync([.. keys.Select(k => k with { IsRestricted = true })], cancellationToken);
            return true;
        },
        cancellationToken);

    internal ValueTask<IReadOnlyList<SignedNote>> SignAllAsync(CancellationToken cancellationToken) => RunAsync(
        writing => new ValueTask<IReadOnlyList<SignedNote>>([.. writing.Heads.Where(h => h.State != LedgerLogState.Purged).Select(_keeper.Sign)]), cancellationToken);

    // a reader of an open store
    internal async ValueTask<ILedgerReader> OpenReaderAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        return await _store.OpenReaderAsync(cancellationToken);
    }

    // Where several instances share the store, each of them holds, puts off and finishes: what is read is what is there now.
    private async ValueTask<RetentionState> ReadStateNowAsync(CancellationToken cancellationToken)
    {
        if (_store.SharedState is { } shared)
        {
            _state = RetentionStateOf(await shared.FindSettingAsync(RetentionState.Name, cancellationToken));
        }

        return _state;
    }

    private async ValueTask ChangeSharedAsync(ISharedLedger shared, Func<RetentionState, RetentionState> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadOnlyMemory<byte>? before = await shared.FindSettingAsync(RetentionState.Name, cancellationToken);
            RetentionState next = change(RetentionStateOf(before));
            byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(next, RetentionStateJsonContext.Default.RetentionState);
            if (await shared.TrySetAsync(RetentionState.Name, before, bytes, cancellationToken))
            {
                _state = next;
                return;
            }
        }
    }

    // a store that failed is read again before the next record, as after a failed commit
    private async ValueTask StoreAsync(Func<ValueTask> action)
    {
        try
        {
            await action();
        }
        catch (Exception exception)
        {
            _writing = null;
            _failure = exception as LedgerUnavailableException ?? _failure;
            throw;
        }
    }

    private static RetentionState RetentionStateOf(LedgerOpening opening) =>
        RetentionStateOf(opening.Settings.TryGetValue(RetentionState.Name, out ReadOnlyMemory<byte> bytes) ? bytes : default(ReadOnlyMemory<byte>?));

    private static RetentionState RetentionStateOf(ReadOnlyMemory<byte>? bytes) => bytes is { } kept
        ? JsonSerializer.Deserialize(kept.Span, RetentionStateJsonContext.Default.RetentionState) ?? new RetentionState()
        : new RetentionState();
}
