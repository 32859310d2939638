namespace GenAiMeasures;

// What happens to a ledger between two commits: signing, proving, destroying keys, recovering.
internal sealed partial class Ledger
{
    // Signs what has changed and keeps it.
    internal async Task SignAsync()
    {
        await _storeGate.WaitAsync().ConfigureAwait(false);
        try
        {
            KeepDestroyed();
            if (_writing is not null && _keeper.Keep(_writing.Heads) is { } error)
            {
                _log.CheckpointFailed(error.GetType().Name);
            }
        }
        catch (Exception exception) when (exception is LedgerUnavailableException or System.Security.Cryptography.CryptographicException)
        {
            // a key that cannot be read keeps nobody from recording; what is not signed is said to be so
            _log.CheckpointFailed(exception.GetType().Name);
        }
        finally
        {
            _storeGate.Release();
        }
    }

    // The proof that a record is in the ledger, over a checkpoint that is signed now.
    internal async ValueTask<LedgerReceipt> ProveAsync(RecordReference record, CancellationToken cancellationToken)
    {
        LedgerHead head = await RunAsync(writing => new ValueTask<LedgerHead>(writing.HeadOf(record.Log)), cancellationToken);
        await using ILedgerReader reader = await _store.OpenReaderAsync(cancellationToken);
        LedgerLogReader log = await LedgerLogReader.OpenAsync(reader, record.Log, cancellationToken);
        return new LedgerReceipt
        {
            Index = record.Sequence,
            Path = await log.InclusionAsync(record.Sequence, head.Size, cancellationToken),
            Checkpoint = _keeper.Sign(head),
        };
    }

    // Runs something between two commits, on an open ledger.
    internal async ValueTask<T> RunAsync<T>(Func<LedgerWriting, ValueTask<T>> action, CancellationToken cancellationToken)
    {
        await _storeGate.WaitAsync(cancellationToken);
        try
        {
            await EnsureOpenOrFailAsync(cancellationToken);
            return await action(_writing!);
        }
        finally
        {
            _storeGate.Release();
        }
    }

    private async ValueTask EnsureOpenOrFailAsync(CancellationToken cancellationToken)
    {
        try
        {
            await EnsureOpenAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or LedgerUnavailableException))
        {
            throw _failure = new LedgerUnavailableException($"The ledger store failed ({exception.GetType().Name}). Check its disk and permissions.", exception);
        }
    }

    // Destroys keys: first in the ledger of erasures, so that no restore brings them back; then in the key store and in memory.
    internal ValueTask<int> DestroyKeysAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken) => RunRelievedAsync(
        async _ =>
        {
            var keys = new List<DestroyedKey>();
            foreach (long number in numbers)
            {
                if (await _keys!.FindAsync(number, cancellationToken) is { } key)
                {
                    keys.Add(new DestroyedKey(number, key.Fingerprint));
                }
            }

            _erasures.Add(keys);
            _keys!.Drop(numbers);
            await _store.Keys.DestroyAsync(keys, cancellationToken);
            if (keys.Count < numbers.Count)
            {
                // those that open under no epoch any more
                await _store.Keys.DeleteAsync([.. numbers.Except(keys.Select(k => k.Number))], cancellationToken);
            }

            return keys.Count;
        },
        cancellationToken);

    internal async ValueTask<LedgerRecoveryResult> RecoverStoreAsync(CancellationToken cancellationToken)
    {
        await _storeGate.WaitAsync(cancellationToken);
        List<LedgerCheckpoint> lost;
        int erasedAgain;
        int interrupted;
        try
        {
            LedgerOpening opening = await _store.OpenAsync(cancellationToken);
            lost = [.. (await _keeper.FindLostAsync(_store, cancellationToken)).Select(l => l.Checkpoint)];
            if (lost.Count > 0)
            {
                await _store.CloseLogsAsync(cancellationToken);
                _keeper.SetAside(_time.GetUtcNow());
            }

            interrupted = opening.OpenExchanges.Count;
            await EnsureOpenAsync(cancellationToken);
            erasedAgain = _erasedAgain;
        }
        finally
        {
            _storeGate.Release();
        }

        if (lost.Count > 0)
        {
            await AppendAsync(new LedgerRestored { Lost = [.. lost.Select(l => l.ToText())], ErasedAgain = erasedAgain }, cancellationToken);
        }

        await SignAsync();
        return new LedgerRecoveryResult([.. lost.Select(l => l.ToString())], erasedAgain, interrupted);
    }

    // an erasure that a restored copy has undone is done again before anything is served
    private async ValueTask<int> EraseAgainAsync(CancellationToken cancellationToken)
    {
        var back = new List<DestroyedKey>();
        foreach ((long number, HashSet<string> fingerprints) in _erasures.Read())
        {
            if (await _keys!.FindAsync(number, cancellationToken).ConfigureAwait(false) is { } key && fingerprints.Contains(key.Fingerprint))
            {
                back.Add(new DestroyedKey(number, key.Fingerprint));
            }
        }

        if (back.Count > 0)
        {
            _keys!.Drop([.. back.Select(k => k.Number)]);
            await _store.Keys.DestroyAsync(back, cancellationToken).ConfigureAwait(false);
            _log.ErasedAgain(back.Count);
        }

        return back.Count;
    }

    // what other instances destroyed is known on this machine as well: it may be the one on which the ledger is brought back
    private void KeepDestroyed()
    {
        if (_store.SharedState?.TakeDestroyed() is { Count: > 0 } keys)
        {
            try
            {
                Dictionary<long, HashSet<string>> known = _erasures.Read();
                _erasures.Add(keys.Where(k => !known.TryGetValue(k.Number, out HashSet<string>? own) || !own.Contains(k.Fingerprint)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _log.CheckpointFailed(exception.GetType().Name);
            }
        }
    }

    private async void Observe(Task signing)
    {
        try
        {
            await signing.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // a timer has nobody to throw to
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _log.CheckpointFailed(exception.GetType().Name);
        }
    }
}
