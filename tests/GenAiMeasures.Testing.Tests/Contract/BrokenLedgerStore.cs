namespace GenAiMeasures.Testing.Tests;

/// <summary>A ledger store that breaks its contract in one way.</summary>
internal sealed class BrokenLedgerStore(MemoryLedgerStore real, string how) : ILedgerStore
{
    public ILedgerKeyStore Keys { get; } = how == "gives numbers again" ? new ForgetfulKeys() : real.Keys;

    public IKeyEncryptionKeyProvider DefaultKeyProvider => real.DefaultKeyProvider;

    public INoteSigner DefaultSigner => real.DefaultSigner;

    public string? CheckpointPath => null;

    public async ValueTask<LedgerOpening> OpenAsync(CancellationToken cancellationToken)
    {
        LedgerOpening opening = await real.OpenAsync(cancellationToken);
        return how == "forgets settings" ? opening with { Settings = new Dictionary<string, ReadOnlyMemory<byte>>() } : opening;
    }

    public ValueTask SetAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken) => real.SetAsync(name, value, cancellationToken);

    public async ValueTask CommitAsync(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads, CancellationToken cancellationToken)
    {
        if (how == "keeps half of a batch" && entries.Count > 1)
        {
            await real.CommitAsync([entries[0]], heads, cancellationToken);
            throw new LedgerUnavailableException("half of it");
        }

        await real.CommitAsync(
            how == "loses the last part" ? [.. entries.Select(e => e with { Parts = [.. e.Parts.Take(Math.Max(1, e.Parts.Count - 1))] })] : entries,
            how switch
            {
                "gives a size too much" => [.. heads.Select(h => h with { Size = h.Size + 1 })],
                "forgets a tile" => [.. heads.Select(h => h with { NewTiles = [.. h.NewTiles.Where(t => t.Index != 1)] })],
                _ => heads,
            },
            cancellationToken);
    }

    public ValueTask<int> DeleteBoxesAsync(IReadOnlyCollection<long> keys, int count, CancellationToken cancellationToken) =>
        real.DeleteBoxesAsync(keys, how == "deletes more boxes than asked for" ? count + 1 : count, cancellationToken);

    public async ValueTask<int> DeleteRecordsAsync(Guid log, int count, CancellationToken cancellationToken)
    {
        int deleted = await real.DeleteRecordsAsync(log, count, cancellationToken);
        if (how == "does not purge" && deleted > 0)
        {
            await real.CommitAsync([], [.. real.Heads.Select(h => h with { State = LedgerLogState.Growing })], cancellationToken);
        }

        return deleted;
    }

    public ValueTask CloseLogsAsync(CancellationToken cancellationToken) => how == "does not close" ? default : real.CloseLogsAsync(cancellationToken);

    public ValueTask<ILedgerReader> OpenReaderAsync(CancellationToken cancellationToken) => real.OpenReaderAsync(cancellationToken);

    public ValueTask DisposeAsync() => default;

    public void Dispose()
    {
    }

    // the number after the highest that is left
    private sealed class ForgetfulKeys : ILedgerKeyStore
    {
        private readonly List<LedgerKey> _keys = [];

        public ValueTask<IReadOnlyList<LedgerKey>> FindAsync(IReadOnlyCollection<LedgerKeyName> names, CancellationToken cancellationToken = default) =>
            new([.. _keys.Where(k => names.Contains(k.Name))]);

        public ValueTask<IReadOnlyList<LedgerKey>> FindSubjectAsync(SubjectLookup subject, CancellationToken cancellationToken = default) =>
            new([.. _keys.Where(k => k.Name.Subject == subject)]);

        public ValueTask<IReadOnlyList<LedgerKey>> ReadAsync(long afterNumber, int count, CancellationToken cancellationToken = default) =>
            new([.. _keys.Where(k => k.Number > afterNumber).Take(count)]);

        public ValueTask<IReadOnlyList<LedgerKey>> AddAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default)
        {
            long last = _keys.Count == 0 ? 0 : _keys.Max(k => k.Number);
            List<LedgerKey> added = [.. keys.Select((k, i) => k with { Number = last + 1 + i })];
            _keys.AddRange(added);
            return new(added);
        }

        public ValueTask UpdateAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default) => default;

        public ValueTask DeleteAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default)
        {
            _keys.RemoveAll(k => numbers.Contains(k.Number));
            return default;
        }
    }
}
