namespace GenAiMeasures.Testing;

/// <summary>A ledger store for tests of what stands above it: keeps sealed entries and their keys in memory, and fails when it is told to.</summary>
/// <remarks>It is no place for records: they end with the process, under keys that everybody knows.</remarks>
public sealed class MemoryLedgerStore : ILedgerStore
{
    private readonly Lock _lock = new();
    private readonly List<LedgerEntry> _entries = [];
    private readonly Dictionary<ExchangeId, OpenExchange> _open = [];
    private readonly Dictionary<Guid, LedgerHead> _heads = [];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _settings = new(StringComparer.Ordinal);
    private readonly HashSet<(Guid Log, long Sequence)> _places = [];
    private readonly List<Guid> _order = [];
    private readonly ILedgerKeyStore _keys;
    private long _lastPosition;

    /// <summary>Initializes an empty store.</summary>
    public MemoryLedgerStore()
        : this(new MemoryKeyStore())
    {
    }

    internal MemoryLedgerStore(ILedgerKeyStore keys) => _keys = keys;

    /// <summary>Gets or sets what openings throw, until it is taken away.</summary>
    public Exception? OpenError { get; set; }

    /// <summary>Gets or sets what is asked before each commit; what it returns is thrown.</summary>
    public Func<IReadOnlyList<LedgerEntry>, Exception?>? CommitError { get; set; }

    /// <summary>Gets or sets what is awaited before each commit.</summary>
    public Func<IReadOnlyList<LedgerEntry>, Task>? BeforeCommit { get; set; }

    /// <inheritdoc/>
    public ILedgerKeyStore Keys => _keys;

    /// <inheritdoc/>
    public IKeyEncryptionKeyProvider DefaultKeyProvider { get; } = new MemoryKeyProvider();

    /// <inheritdoc/>
    public INoteSigner DefaultSigner { get; } = new MemorySigner();

    /// <summary>Gets or sets the file to which checkpoints are appended; <see langword="null"/>, none, by default.</summary>
    public string? CheckpointPath { get; set; }

    /// <summary>Gets the entries in the order of committing, opened.</summary>
    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            IReadOnlyList<LedgerEntry> entries = SealedEntries;
            using var opener = new RecordOpener(_keys, DefaultKeyProvider);
            // everything is in memory: no call here waits
            return [.. entries.Select(e => opener.OpenAsync(e).AsTask().GetAwaiter().GetResult())];
        }
    }

    /// <summary>Gets the entry that was committed last, sealed.</summary>
    public LedgerEntry LastEntry
    {
        get
        {
            lock (_lock)
            {
                return _entries[^1];
            }
        }
    }

    /// <summary>Gets the entries in the order of committing, sealed.</summary>
    public IReadOnlyList<LedgerEntry> SealedEntries
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>Gets the heads of all logs, in the order in which their logs began.</summary>
    public IReadOnlyList<LedgerHead> Heads
    {
        get
        {
            lock (_lock)
            {
                return HeadsInOrder();
            }
        }
    }

    internal Action<IReadOnlyList<LedgerEntry>, IReadOnlyList<LedgerHead>>? Committed { get; set; }

    /// <summary>Reads the records of a type, in the order of committing. What was erased is left out.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The records.</returns>
    public IEnumerable<T> Records<T>()
        where T : LedgerRecord => Entries.Select(RecordCodec.Read).OfType<T>();

    /// <inheritdoc/>
    public ValueTask<LedgerOpening> OpenAsync(CancellationToken cancellationToken)
    {
        if (OpenError is { } error)
        {
            throw error;
        }

        lock (_lock)
        {
            List<RecordHeader> headers = [.. _entries.Select(HeaderOf)];
            return new(new LedgerOpening
            {
                Heads = HeadsInOrder(),
                Settings = new Dictionary<string, ReadOnlyMemory<byte>>(_settings, StringComparer.Ordinal),
                OpenExchanges = [.. _open.Values],
                LastRecordedAt = headers.Count == 0 ? 0 : headers.Max(h => h.RecordedAt),
                LastClock = headers.Count == 0 ? 0 : headers.Max(h => h.Clock),
            });
        }
    }

    /// <inheritdoc/>
    public ValueTask SetAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _settings[name] = value;
            return default;
        }
    }

    /// <inheritdoc/>
    public async ValueTask CommitAsync(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(heads);
        if (BeforeCommit is { } before)
        {
            await before(entries);
        }

        if (CommitError?.Invoke(entries) is { } error)
        {
            throw error;
        }

        lock (_lock)
        {
            if (entries.Any(e => _places.Contains((e.Log, e.Sequence))))
            {
                throw new LedgerUnavailableException("The place of a record in its log is taken by another record: two writers go on from the same head.");
            }

            foreach (LedgerEntry entry in entries)
            {
                _places.Add((entry.Log, entry.Sequence));
                _entries.Add(entry with { Position = ++_lastPosition });
                if (entry is { Kind: RecordKind.ExchangeOpened, Exchange: { } opened })
                {
                    _open[opened] = new OpenExchange(opened, entry.Log, entry.LeafHash, entry.Parts[0].Key);
                }
                else if (entry is { Kind: RecordKind.ExchangeSettled, Exchange: { } settled })
                {
                    _open.Remove(settled);
                }
            }

            foreach (LedgerHead head in heads)
            {
                if (!_heads.ContainsKey(head.Log))
                {
                    _order.Add(head.Log);
                }

                IReadOnlyList<LedgerTile> before256 = _heads.TryGetValue(head.Log, out LedgerHead? known) ? known.NewTiles : [];
                _heads[head.Log] = head with { NewTiles = [.. before256, .. head.NewTiles] };
            }

            Committed?.Invoke(entries, heads);
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteBoxesAsync(IReadOnlyCollection<long> keys, int count, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            int deleted = 0;
            for (int i = 0; i < _entries.Count && deleted < count; i++)
            {
                LedgerEntry entry = _entries[i];
                int matching = entry.Parts.Count(p => p.Key is { } key && keys.Contains(key));
                deleted += matching;
                if (matching > 0)
                {
                    _entries[i] = entry with { Parts = [.. entry.Parts.Select(p => p.Key is { } key && keys.Contains(key) ? p with { Key = null, Box = default } : p)] };
                }
            }

            return new(deleted);
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteRecordsAsync(Guid log, int count, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            List<LedgerEntry> gone = [.. _entries.Where(e => e.Log == log).OrderBy(e => e.Sequence).Take(count)];
            HashSet<LedgerEntry> left = new(gone, ReferenceEqualityComparer.Instance);
            _entries.RemoveAll(left.Contains);
            if (_heads.TryGetValue(log, out LedgerHead? head) && _entries.All(e => e.Log != log))
            {
                _heads[log] = head with { State = LedgerLogState.Purged };
            }

            return new(gone.Count);
        }
    }

    /// <inheritdoc/>
    public ValueTask CloseLogsAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (LedgerHead head in _heads.Values.Where(h => h.State == LedgerLogState.Growing).ToArray())
            {
                _heads[head.Log] = head with { State = LedgerLogState.Closed };
            }

            return default;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ILedgerReader> OpenReaderAsync(CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // the caller disposes it
        return new(new MemoryLedgerReader(this));
#pragma warning restore CA2000
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    // a dictionary promises no order
    private List<LedgerHead> HeadsInOrder() => [.. _order.Select(l => _heads[l] with { NewTiles = [] })];

    internal IReadOnlyList<LedgerTile> TilesOf(Guid log)
    {
        lock (_lock)
        {
            return _heads.TryGetValue(log, out LedgerHead? head) ? head.NewTiles : [];
        }
    }

    private static RecordHeader HeaderOf(LedgerEntry entry) =>
        RecordHeader.TryRead(entry.Header.Span, out RecordHeader? header) ? header : throw new InvalidOperationException("An entry has no header.");
}
