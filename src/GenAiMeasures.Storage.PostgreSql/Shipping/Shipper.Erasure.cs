using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// How keys are destroyed where some are in the database and some are not yet: nothing that is under way brings one back.
internal sealed partial class Shipper
{
    // Destroys keys in the database and here, and nothing that is under way brings them back.
    internal async ValueTask<bool> DestroyAsync(IReadOnlyCollection<long> numbers, IReadOnlyCollection<DestroyedKey> listed, CancellationToken cancellationToken)
    {
        await _keysGate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            List<LedgerKeyName> names;
            try
            {
                names = await _connections.WriteAsync("destroy", (c, t) => RunAsync(c, t, numbers, listed, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw PostgreSqlErrors.Explain(exception);
            }

            _ownTags.UnionWith(names.Select(ErasedNames.TagOf));
            _destroyed.UnionWith(numbers);
            _store.Staged.Destroy(numbers);
            return true;
        }
        finally
        {
            _keysGate.Release();
        }
    }

    private static async ValueTask<List<LedgerKeyName>> RunAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<long> numbers, IReadOnlyCollection<DestroyedKey> listed, CancellationToken cancellationToken)
    {
        if (listed.Count > 0)
        {
            await KeyDestruction.ListAsync(connection, transaction, listed, cancellationToken).ConfigureAwait(false);
        }

        return await KeyDestruction.RunAsync(connection, transaction, numbers, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        if (_polledAt != 0 && _time.GetElapsedTime(_polledAt).TotalMilliseconds < _connections.Options.PollMilliseconds)
        {
            return;
        }

        (HashSet<string> tags, long now) = await _connections.ReadAsync(
            c => ErasedNames.ReadAsync(c, _state.ErasuresSeen - Overlap, cancellationToken), cancellationToken).ConfigureAwait(false);
        HashSet<string> fresh = [.. tags.Where(t => !_seenTags.Contains(t)).Select(t => t.Split(' ')[0]).Where(t => !_ownTags.Remove(t))];
        if (fresh.Count > 0)
        {
            await DestroyNamedAsync(fresh, cancellationToken).ConfigureAwait(false);
        }

        _seenTags = tags;
        _state.ErasuresSeen = now;
        _polledAt = _time.GetTimestamp();
    }

    // what another instance erased: this one's keys of the same name, which that one may not have seen
    private async ValueTask DestroyNamedAsync(HashSet<string> tags, CancellationToken cancellationToken)
    {
        long[] numbers = [.. _store.Staged.All().Where(k => tags.Contains(ErasedNames.TagOf(k.Name))).Select(k => k.Number)];
        if (numbers.Length > 0)
        {
            await _keysGate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                _destroyed.UnionWith(numbers);
                _store.Staged.Destroy(numbers);
                await _connections.WriteAsync("destroy", (c, t) => KeyDestruction.DeleteAsync(c, t, numbers, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _keysGate.Release();
            }

            while (await _connections.WriteAsync("boxes", (c, t) => Deletion.BoxesAsync(c, t, numbers, 500, cancellationToken), cancellationToken).ConfigureAwait(false) == 500)
            {
            }
        }

        Interlocked.Increment(ref _destroyedElsewhere);
    }
}
