namespace GenAiMeasures.Tests;

/// <summary>A ledger store for tests of what stands above it: keeps sealed entries and their keys in memory, and fails when it is told to.</summary>
internal sealed class MemoryLedgerStore : ILedgerStore
{
    private readonly Lock _lock = new();
    private readonly List<LedgerEntry> _entries = [];
    private readonly Dictionary<ExchangeId, OpenExchange> _open = [];
    private readonly Dictionary<Guid, LedgerHead> _heads = [];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _settings = new(StringComparer.Ordinal);
    private readonly MemoryKeyStore _keys = new();
    private long _lastPosition;

    /// <summary>Thrown by the next opening, until it is taken away.</summary>
    public Exception? OpenError { get; set; }

    /// <summary>Asked before each commit; throws what it returns.</summary>
    public Func<IReadOnlyList<LedgerEntry>, Exception?>? CommitError { get; set; }

    /// <summary>Awaited before each commit.</summary>
    public Func<IReadOnlyList<LedgerEntry>, Task>? BeforeCommit { get; set; }

    public ILedgerKeyStore Keys => _keys;

    public IKeyEncryptionKeyProvider DefaultKeyProvider { get; } = new MemoryKeyProvider();

    public INoteSigner DefaultSigner { get; } = new MemorySigner();

    /// <summary>Where checkpoints are kept; nowhere unless a test says so.</summary>
    public string? CheckpointPath { get; set; }

    /// <summary>The entries in the order of committing, opened.</summary>
    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            List<LedgerEntry> entries = SealedEntries;
            using var opener = new RecordOpener(_keys, DefaultKeyProvider);
            // everything is in memory: no call here waits
            return [.. entries.Select(e => opener.OpenAsync(e).AsTask().GetAwaiter().GetResult())];
        }
    }

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

    public List<LedgerEntry> SealedEntries
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    public IReadOnlyList<LedgerHead> Heads
    {
        get
        {
            lock (_lock)
            {
                return [.. _heads.Values];
            }
        }
    }

    public IEnumerable<T> Records<T>()
        where T : LedgerRecord => Entries.Select(RecordCodec.Read).OfType<T>();

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
                Heads = [.. _heads.Values],
                Settings = new Dictionary<string, ReadOnlyMemory<byte>>(_settings, StringComparer.Ordinal),
                OpenExchanges = [.. _open.Values],
                LastRecordedAt = headers.Count == 0 ? 0 : headers.Max(h => h.RecordedAt),
                LastClock = headers.Count == 0 ? 0 : headers.Max(h => h.Clock),
            });
        }
    }

    public ValueTask SetAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _settings[name] = value;
            return default;
        }
    }

    public async ValueTask CommitAsync(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads, CancellationToken cancellationToken)
    {
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
            foreach (LedgerEntry entry in entries)
            {
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
                IReadOnlyList<LedgerTile> before256 = _heads.TryGetValue(head.Log, out LedgerHead? known) ? known.NewTiles : [];
                _heads[head.Log] = head with { NewTiles = [.. before256, .. head.NewTiles] };
            }
        }
    }

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

    public ValueTask<int> DeleteRecordsAsync(Guid log, int count, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            List<LedgerEntry> gone = [.. _entries.Where(e => e.Log == log).OrderBy(e => e.Sequence).Take(count)];
            gone.ForEach(e => _entries.Remove(e));
            if (_heads.TryGetValue(log, out LedgerHead? head) && _entries.All(e => e.Log != log))
            {
                _heads[log] = head with { State = LedgerLogState.Purged };
            }

            return new(gone.Count);
        }
    }

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

    public ValueTask<ILedgerReader> OpenReaderAsync(CancellationToken cancellationToken) => new(new MemoryLedgerReader(this));

    public ValueTask DisposeAsync() => default;

    public void Dispose()
    {
    }

    private static RecordHeader HeaderOf(LedgerEntry entry) =>
        RecordHeader.TryRead(entry.Header.Span, out RecordHeader? header) ? header : throw new InvalidOperationException("An entry has no header.");
}
