namespace GenAiMeasures;

// The state of an open ledger: its logs' trees, clocks and open exchanges. Turns records into sealed entries. Used by the
// one writer only; thrown away after a failure and read again from the store.
internal sealed class LedgerWriting
{
    private readonly RetentionPolicy _policy;
    private readonly LedgerSecret _secret;
    private readonly KeyRing _keys;
    private readonly RandomSource _random;
    private readonly TimeProvider _time;
    private readonly Dictionary<Guid, LogTree> _logs = [];
    private readonly Dictionary<(int Class, int Month), LogTree> _current = [];
    private readonly Dictionary<ExchangeId, OpenExchange> _open = [];
    private readonly Dictionary<Guid, LedgerHead> _heads = [];
    private long _lastRecordedAt;
    private long _lastClock;

    internal LedgerWriting(LedgerOpening opening, RetentionPolicy policy, LedgerSecret secret, KeyRing keys, RandomSource random, TimeProvider time)
    {
        _policy = policy;
        _secret = secret;
        _keys = keys;
        _random = random;
        _time = time;
        _lastRecordedAt = opening.LastRecordedAt;
        _lastClock = opening.LastClock;
        foreach (LedgerHead head in opening.Heads)
        {
            _heads[head.Log] = head;
            if (head.State != LedgerLogState.Growing)
            {
                continue;
            }

            var log = new LogTree(head.Log, head.Class, head.Month, MerkleFrontier.Import(head.Size, head.Frontier.Span));
            _logs[head.Log] = log;
            _current[(head.Class, head.Month)] = log;
        }

        foreach (OpenExchange exchange in opening.OpenExchanges)
        {
            _open[exchange.Exchange] = exchange;
        }
    }

    internal IReadOnlyCollection<OpenExchange> OpenExchanges => _open.Values;

    // the heads as they are durable
    internal IReadOnlyCollection<LedgerHead> Heads => _heads.Values;

    internal LedgerHead HeadOf(Guid log) => _heads[log];

    internal void Committed(LedgerWritten written)
    {
        foreach (LedgerHead head in written.Heads)
        {
            _heads[head.Log] = head;
        }
    }

    // Gives every record its place, key and seal. The store is not touched; the key store is, for keys that are new.
    internal async ValueTask<LedgerWritten> WriteAsync(IReadOnlyList<PendingRecord> records, CancellationToken cancellationToken)
    {
        var placed = new List<(PendingRecord Record, LogTree Log, long RecordedAt)>(records.Count);
        var names = new HashSet<LedgerKeyName>();
        var opening = new Dictionary<ExchangeId, LogTree>();
        foreach (PendingRecord record in records)
        {
            _lastRecordedAt = Math.Max(_lastRecordedAt, _time.GetUtcNow().ToUnixTimeMilliseconds());
            LogTree log = LogOf(record, opening);
            placed.Add((record, log, _lastRecordedAt));
            names.Add(KeyOf(record, log, RecordPartId.Facts));
            if (record.Content is not null)
            {
                names.Add(KeyOf(record, log, record.ContentPart));
            }
        }

        await _keys.EnsureAsync(names, cancellationToken).ConfigureAwait(false);
        var entries = new List<LedgerEntry>(records.Count);
        var touched = new List<LogTree>(2);
        foreach ((PendingRecord record, LogTree log, long recordedAt) in placed)
        {
            entries.Add(Enter(record, log, recordedAt));
            if (!touched.Contains(log))
            {
                touched.Add(log);
            }
        }

        return new LedgerWritten(entries, [.. touched.Select(l => l.TakeHead())]);
    }

    // The closing record stays in the log of the opening one, whatever the month has become.
    private LogTree LogOf(PendingRecord record, Dictionary<ExchangeId, LogTree> opening)
    {
        if (record is { Kind: RecordKind.ExchangeSettled, Exchange: { } settled })
        {
            if (opening.TryGetValue(settled, out LogTree? sameBatch))
            {
                return sameBatch;
            }

            if (_open.TryGetValue(settled, out OpenExchange? open) && _logs.TryGetValue(open.Log, out LogTree? openers))
            {
                return openers;
            }
        }

        (int, int) key = (_policy.ClassOf(record.Kind).Id, ChinaCalendar.MonthOf(_lastRecordedAt));
        if (!_current.TryGetValue(key, out LogTree? log))
        {
            Span<byte> id = stackalloc byte[16];
            _random.Fill(id);
            log = new LogTree(new Guid(id), key.Item1, key.Item2, new MerkleFrontier());
            _current[key] = log;
            _logs[log.Log] = log;
        }

        if (record is { Kind: RecordKind.ExchangeOpened, Exchange: { } opened })
        {
            opening[opened] = log;
        }

        return log;
    }

    private LedgerKeyName KeyOf(PendingRecord record, LogTree log, RecordPartId part) => record.Key is { } key && part == RecordPartId.Facts
        ? key
        : new LedgerKeyName(record.Pseudonym is { Length: > 0 } pseudonym ? _secret.Lookup(pseudonym) : _secret.Lookup(record.Person), _policy.ClassOf(record.Kind, part).Id, log.Month);

    private LedgerEntry Enter(PendingRecord record, LogTree log, long recordedAt)
    {
        long sequence = log.Size;
        _lastClock = Math.Max(_lastClock + 1, recordedAt << 16);
        int count = record.Content is null ? 1 : 2;
        var digests = new RecordPartDigest[count];
        var parts = new LedgerPart[count];
        Seal(0, RecordPartId.Facts, record.Facts);
        if (record.Content is not null)
        {
            Seal(1, record.ContentPart, record.Content);
        }

        RetentionClass term = _policy.ClassOf(record.Kind);
        OpenExchange? opened = null;
        if (record is { Kind: RecordKind.ExchangeSettled, Exchange: { } settled })
        {
            _open.Remove(settled, out opened);
        }

        var header = new RecordHeader
        {
            Kind = record.Kind,
            Log = log.Log,
            Sequence = sequence,
            RecordedAt = recordedAt,
            Clock = _lastClock,
            KeepUntilMin = RetentionPolicy.EndOfMinimum(term, recordedAt),
            KeepUntilMax = RetentionPolicy.EndOfMaximum(term, recordedAt),
            Class = term.Id,
            PolicyVersion = _policy.Version,
            Parts = digests,
            Link = record.Link?.LeafHash ?? opened?.LeafHash ?? new byte[MerkleHash.Length],
        };
        byte[] bytes = header.ToBytes();
        byte[] hash = MerkleHash.Leaf(bytes);
        log.Append(hash);
        if (record is { Kind: RecordKind.ExchangeOpened, Exchange: { } exchange })
        {
            _open[exchange] = new OpenExchange(exchange, log.Log, hash, parts[0].Key);
        }

        return new LedgerEntry
        {
            Log = log.Log,
            Sequence = sequence,
            Kind = record.Kind,
            RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(recordedAt),
            Header = bytes,
            LeafHash = hash,
            Parts = parts,
            Exchange = record.Exchange,
        };

        void Seal(int at, RecordPartId id, byte[] text)
        {
            PartKey key = _keys.Get(KeyOf(record, log, id));
            digests[at] = PartSealer.Seal(key, log.Log, sequence, id, PartCodec.Encode(text), _random, out byte[] box);
            parts[at] = new LedgerPart { Id = id, Key = key.Number, Box = box };
        }
    }
}
