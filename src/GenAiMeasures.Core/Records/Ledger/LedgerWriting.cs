namespace GenAiMeasures;

// The state of an open ledger: its logs' trees, clocks and open exchanges. Turns records into sealed entries. Used by the
// one writer only; thrown away after a failure and read again from the store.
internal sealed class LedgerWriting
{
    private const int LookupsAtMost = 10_000;

    private readonly Dictionary<(string Tenant, string Id), SubjectLookup> _lookups = [];
    private readonly LedgerSuite _suite;
    private readonly RetentionPolicy _policy;
    private readonly LedgerSecret _secret;
    private readonly KeyRing _keys;
    private readonly RandomSource _random;
    private readonly TimeProvider _time;
    private readonly Dictionary<Guid, LogTree> _logs = [];
    private readonly Dictionary<(int Class, int Month), LogTree> _current = [];
    private readonly Dictionary<ExchangeId, OpenExchange> _open = [];
    private readonly Dictionary<Guid, LedgerHead> _heads = [];
    private readonly Dictionary<(int Class, int Month), RecordTerms> _terms = [];
    private long _lastRecordedAt;
    private long _lastClock;

    internal LedgerWriting(LedgerOpening opening, RetentionPolicy policy, LedgerSecret secret, KeyRing keys, RandomSource random, TimeProvider time, LedgerSuite? suite = null)
    {
        _suite = suite ?? LedgerSuite.International;
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

            var log = new LogTree(head.Log, head.Class, head.Month, MerkleFrontier.Import(head.Size, head.Frontier.Span, _suite));
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
        var placed = new List<Placed>(records.Count);
        var names = new HashSet<LedgerKeyName>();
        var opening = new Dictionary<ExchangeId, LogTree>();
        foreach (PendingRecord record in records)
        {
            _lastRecordedAt = Math.Max(_lastRecordedAt, _time.GetUtcNow().ToUnixTimeMilliseconds());
            LogTree log = LogOf(record, opening);
            LedgerKeyName facts = KeyOf(record, log, RecordPartId.Facts);
            names.Add(facts);
            LedgerKeyName? content = null;
            if (record.Content is not null)
            {
                content = KeyOf(record, log, record.ContentPart);
                names.Add(content.Value);
            }

            placed.Add(new Placed(record, log, _lastRecordedAt, facts, content));
        }

        await _keys.EnsureAsync(names, cancellationToken).ConfigureAwait(false);
        var entries = new List<LedgerEntry>(records.Count);
        var touched = new List<LogTree>(2);
        foreach (Placed record in placed)
        {
            entries.Add(Enter(record));
            if (!touched.Contains(record.Log))
            {
                touched.Add(record.Log);
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
            log = new LogTree(new Guid(id), key.Item1, key.Item2, new MerkleFrontier(_suite));
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
        : new LedgerKeyName(LookupOf(record), _policy.ClassOf(record.Kind, part).Id, log.Month);

    // the same few people write most of what comes together
    private SubjectLookup LookupOf(PendingRecord record)
    {
        (string Tenant, string Id) name = record.Person is { } person ? (person.Tenant, person.Id)
            : record.Pseudonym is { Length: > 0 } pseudonym ? ("\0", pseudonym)
            : default;
        if (name.Id is null)
        {
            return SubjectLookup.Service;
        }

        if (!_lookups.TryGetValue(name, out SubjectLookup lookup))
        {
            if (_lookups.Count >= LookupsAtMost)
            {
                _lookups.Clear();
            }

            _lookups[name] = lookup = record.Person is null ? _secret.Lookup(name.Id) : _secret.Lookup(record.Person);
        }

        return lookup;
    }

    private RecordTerms TermsOf(RetentionClass term, int month)
    {
        if (!_terms.TryGetValue((term.Id, month), out RecordTerms? terms))
        {
            _terms[(term.Id, month)] = terms = new RecordTerms(term, month);
        }

        return terms;
    }

    private LedgerEntry Enter(in Placed placed)
    {
        (PendingRecord record, LogTree log, long recordedAt, LedgerKeyName factsKey, LedgerKeyName? contentKey) = placed;
        long sequence = log.Size;
        _lastClock = Math.Max(_lastClock + 1, recordedAt << 16);
        int count = record.Content is null ? 1 : 2;
        var digests = new RecordPartDigest[count];
        var parts = new LedgerPart[count];
        Seal(0, RecordPartId.Facts, factsKey, record.Facts);
        if (record.Content is not null)
        {
            Seal(1, record.ContentPart, contentKey!.Value, record.Content);
        }

        RetentionClass term = _policy.ClassOf(record.Kind);
        OpenExchange? opened = null;
        if (record is { Kind: RecordKind.ExchangeSettled, Exchange: { } settled })
        {
            _open.Remove(settled, out opened);
        }

        (long minimum, long maximum) = TermsOf(term, log.Month).At(recordedAt);
        var header = new RecordHeader
        {
            Suite = _suite.Id,
            Kind = record.Kind,
            Log = log.Log,
            Sequence = sequence,
            RecordedAt = recordedAt,
            Clock = _lastClock,
            KeepUntilMin = minimum,
            KeepUntilMax = maximum,
            Class = term.Id,
            PolicyVersion = _policy.Version,
            Parts = digests,
            Link = record.Link?.LeafHash ?? opened?.LeafHash ?? new byte[MerkleHash.Length],
        };
        byte[] bytes = header.ToBytes();
        byte[] hash = MerkleHash.Leaf(bytes, _suite);
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

        void Seal(int at, RecordPartId id, LedgerKeyName name, byte[] text)
        {
            PartKey key = _keys.Get(name);
            digests[at] = PartSealer.Seal(key, log.Log, sequence, id, PartCodec.Encode(text), _random, out byte[] box);
            parts[at] = new LedgerPart { Id = id, Key = key.Number, Box = box };
        }
    }

    private readonly record struct Placed(PendingRecord Record, LogTree Log, long RecordedAt, LedgerKeyName Facts, LedgerKeyName? Content);
}
