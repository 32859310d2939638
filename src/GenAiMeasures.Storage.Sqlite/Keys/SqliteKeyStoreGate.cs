namespace GenAiMeasures.Storage.Sqlite;

// the key store that is open now: the ledger holds one object while the file below it is closed and opened again
internal sealed class SqliteKeyStoreGate(Func<SqliteKeyStore> open) : ILedgerKeyStore
{
    public ValueTask<IReadOnlyList<LedgerKey>> FindAsync(IReadOnlyCollection<LedgerKeyName> names, CancellationToken cancellationToken = default) =>
        open().FindAsync(names, cancellationToken);

    public ValueTask<IReadOnlyList<LedgerKey>> FindSubjectAsync(SubjectLookup subject, CancellationToken cancellationToken = default) =>
        open().FindSubjectAsync(subject, cancellationToken);

    public ValueTask<IReadOnlyList<LedgerKey>> ReadAsync(long afterNumber, int count, CancellationToken cancellationToken = default) =>
        open().ReadAsync(afterNumber, count, cancellationToken);

    public ValueTask<IReadOnlyList<LedgerKey>> AddAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default) =>
        open().AddAsync(keys, cancellationToken);

    public ValueTask UpdateAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default) => open().UpdateAsync(keys, cancellationToken);

    public ValueTask DeleteAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default) => open().DeleteAsync(numbers, cancellationToken);
}
