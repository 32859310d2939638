namespace GenAiMeasures.Storage.PostgreSql;

// The shared values of an instance with a journal: the database's, and while that is away what it last said.
internal sealed class JournalSettings(JournalLedgerStore store, ISharedLedger database) : ISharedLedger
{
    public async ValueTask<ReadOnlyMemory<byte>?> FindSettingAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await store.BrieflyAsync(t => database.FindSettingAsync(name, t), cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerUnavailableException) when (store.Kept(name) is { } known)
        {
            return known;
        }
    }

    public async ValueTask<bool> TrySetAsync(string name, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        bool isSet = await store.BrieflyAsync(t => database.TrySetAsync(name, before, value, t), cancellationToken).ConfigureAwait(false);
        if (isSet)
        {
            store.Keep(name, value);
        }

        return isSet;
    }

    public IReadOnlyList<DestroyedKey> TakeDestroyed() => database.TakeDestroyed();
}
