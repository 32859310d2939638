namespace GenAiMeasures.Benchmarks;

// takes every record and keeps none, for measuring what stands above a store; its keys are kept, as a store's would be cached
internal sealed class NullLedgerStore : ILedgerStore, ILedgerKeyStore, IKeyEncryptionKeyProvider
{
    private readonly Dictionary<LedgerKeyName, LedgerKey> _keys = [];

    public ILedgerKeyStore Keys => this;

    public IKeyEncryptionKeyProvider DefaultKeyProvider => this;

    public ValueTask<LedgerOpening> OpenAsync(CancellationToken cancellationToken) => new(new LedgerOpening());

    public ValueTask SetAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken) => default;

    public ValueTask CommitAsync(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads, CancellationToken cancellationToken) => default;

    public ValueTask<ILedgerReader> OpenReaderAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<LedgerKey>> FindAsync(IReadOnlyCollection<LedgerKeyName> names, CancellationToken cancellationToken = default) =>
        new([.. names.Where(_keys.ContainsKey).Select(n => _keys[n])]);

    public ValueTask<IReadOnlyList<LedgerKey>> FindSubjectAsync(SubjectLookup subject, CancellationToken cancellationToken = default) => new([]);

    public ValueTask<IReadOnlyList<LedgerKey>> ReadAsync(long afterNumber, int count, CancellationToken cancellationToken = default) => new([]);

    public ValueTask<IReadOnlyList<LedgerKey>> AddAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default)
    {
        List<LedgerKey> added = [.. keys.Select((k, i) => k with { Number = _keys.Count + i + 1 })];
        added.ForEach(k => _keys[k.Name] = k);
        return new(added);
    }

    public ValueTask UpdateAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default) => default;

    public ValueTask DeleteAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default) => default;

    public ValueTask<byte[]> GetSecretAsync(bool mayCreate, CancellationToken cancellationToken = default) => new(new byte[32]);

    public ValueTask<int> GetEpochAsync(CancellationToken cancellationToken = default) => new(1);

    public ValueTask<byte[]> WrapAsync(int epoch, ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> context, CancellationToken cancellationToken = default) =>
        new(dataKey.ToArray());

    public ValueTask<byte[]?> UnwrapAsync(int epoch, ReadOnlyMemory<byte> wrapped, ReadOnlyMemory<byte> context, CancellationToken cancellationToken = default) =>
        new(wrapped.ToArray());

    public ValueTask<int> BeginEpochAsync(CancellationToken cancellationToken = default) => new(1);

    public ValueTask DestroyEpochsBeforeAsync(int epoch, CancellationToken cancellationToken = default) => default;

    public ValueTask DisposeAsync() => default;

    public void Dispose()
    {
    }
}
