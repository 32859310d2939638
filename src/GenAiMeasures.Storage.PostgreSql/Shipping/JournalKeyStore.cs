namespace GenAiMeasures.Storage.PostgreSql;

// The keys of an instance with a journal. Those it seals with are its own and are found without the database; those of others, and
// whatever rights and retention ask for, are the database's. What is destroyed is destroyed there first, then here.
internal sealed class JournalKeyStore(JournalLedgerStore store, ILedgerKeyStore database) : ILedgerKeyStore
{
    public long DestroyedElsewhere => store.DestroyedElsewhere + database.DestroyedElsewhere;

    public ValueTask<IReadOnlyList<LedgerKey>> FindAsync(IReadOnlyCollection<LedgerKeyName> names, CancellationToken cancellationToken = default) =>
        new(store.Staged.Find(names));

    // what is not shipped yet is not the database's to find
    public async ValueTask<IReadOnlyList<LedgerKey>> FindSubjectAsync(SubjectLookup subject, CancellationToken cancellationToken = default)
    {
        await store.DrainAsync(cancellationToken).ConfigureAwait(false);
        return await database.FindSubjectAsync(subject, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<LedgerKey>> ReadAsync(long afterNumber, int count, CancellationToken cancellationToken = default)
    {
        if (count == 1 && store.Staged.Find(afterNumber + 1) is { } own)
        {
            return [own];
        }

        if (count > 1)
        {
            await store.DrainAsync(cancellationToken).ConfigureAwait(false);
        }

        return await database.ReadAsync(afterNumber, count, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<LedgerKey>> AddAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default) => new(store.AddKeys(keys));

    public async ValueTask UpdateAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default)
    {
        await store.DrainAsync(cancellationToken).ConfigureAwait(false);
        await database.UpdateAsync(keys, cancellationToken).ConfigureAwait(false);
        store.UpdateKeys(keys);
    }

    public ValueTask DeleteAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default) =>
        store.DestroyKeysAsync(numbers, [], cancellationToken);

    public ValueTask DestroyAsync(IReadOnlyCollection<DestroyedKey> keys, CancellationToken cancellationToken = default) =>
        store.DestroyKeysAsync([.. keys.Select(k => k.Number)], keys, cancellationToken);
}
