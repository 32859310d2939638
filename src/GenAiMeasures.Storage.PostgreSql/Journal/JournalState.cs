namespace GenAiMeasures.Storage.PostgreSql;

// What an instance must know to start without the database: who it is, its logs' heads, its open exchanges, its clocks, and the
// settings as it last saw them. Kept up by every group; a copy on disk stands for the groups whose segments are gone.
internal sealed class JournalState
{
    private readonly Dictionary<Guid, LedgerHead> _heads = [];
    private readonly Dictionary<ExchangeId, OpenExchange> _open = [];

    internal required Guid Instance { get; init; }

    internal required int Number { get; init; }

    // keys are numbered up to here; a start goes on above it, so that no number is given twice
    internal int KeysReserved { get; set; }

    // every group up to this one is in it
    internal long Group { get; private set; }

    // every group up to this one is in the database
    internal long Shipped { get; set; }

    // the database's clock when erasures were last asked for, in microseconds since 2000
    internal long ErasuresSeen { get; set; }

    internal long LastRecordedAt { get; private set; }

    internal long LastClock { get; private set; }

    internal Dictionary<string, ReadOnlyMemory<byte>> Settings { get; } = new(StringComparer.Ordinal);

    internal IReadOnlyCollection<LedgerHead> Heads => _heads.Values;

    internal IReadOnlyCollection<OpenExchange> OpenExchanges => _open.Values;

    internal void Apply(JournalGroup group)
    {
        foreach (LedgerEntry entry in group.Entries)
        {
            if (RecordHeader.TryRead(entry.Header.Span, out RecordHeader? header))
            {
                LastRecordedAt = Math.Max(LastRecordedAt, header.RecordedAt);
                LastClock = Math.Max(LastClock, header.Clock);
            }

            if (entry is { Kind: RecordKind.ExchangeOpened, Exchange: { } opened })
            {
                _open[opened] = new OpenExchange(opened, entry.Log, entry.LeafHash, entry.Parts.Count > 0 ? entry.Parts[0].Key : null);
            }
            else if (entry is { Kind: RecordKind.ExchangeSettled, Exchange: { } settled })
            {
                _open.Remove(settled);
            }
        }

        foreach (LedgerHead head in group.Heads)
        {
            _heads[head.Log] = head with { NewTiles = [] };
        }

        Group = group.Number;
    }

    // a log whose records the terms have deleted
    internal void Forget(Guid log) => _heads.Remove(log);

    // nothing is added to these logs any more
    internal void CloseLogs()
    {
        foreach (LedgerHead head in _heads.Values.ToArray())
        {
            _heads[head.Log] = head with { State = LedgerLogState.Closed };
        }
    }

    internal LedgerOpening ToOpening() => new()
    {
        Heads = [.. _heads.Values],
        Settings = new Dictionary<string, ReadOnlyMemory<byte>>(Settings, StringComparer.Ordinal),
        OpenExchanges = [.. _open.Values],
        LastRecordedAt = LastRecordedAt,
        LastClock = LastClock,
    };

    internal byte[] ToBytes()
    {
        var buffer = new JournalBuffer();
        buffer.Id(Instance);
        buffer.Int32(Number);
        buffer.Int32(KeysReserved);
        buffer.Int64(Group);
        buffer.Int64(Shipped);
        buffer.Int64(ErasuresSeen);
        buffer.Int64(LastRecordedAt);
        buffer.Int64(LastClock);
        buffer.Int32(Settings.Count);
        foreach ((string name, ReadOnlyMemory<byte> value) in Settings)
        {
            buffer.Block(System.Text.Encoding.UTF8.GetBytes(name));
            buffer.Block(value.Span);
        }

        buffer.Int32(_heads.Count);
        foreach (LedgerHead head in _heads.Values)
        {
            JournalGroupCodec.WriteHead(buffer, head);
        }

        buffer.Int32(_open.Count);
        foreach (OpenExchange open in _open.Values)
        {
            buffer.Id(open.Exchange.Value);
            buffer.Id(open.Log);
            buffer.Block(open.LeafHash.Span);
            buffer.Int64(open.Key ?? -1);
        }

        return buffer.Written.ToArray();
    }

    // Null when these are not exactly the bytes of one state.
    internal static JournalState? Read(ReadOnlySpan<byte> bytes)
    {
        var scan = new JournalScan(bytes);
        var state = new JournalState
        {
            Instance = scan.Id(),
            Number = scan.Int32(),
            KeysReserved = scan.Int32(),
            Group = scan.Int64(),
            Shipped = scan.Int64(),
            ErasuresSeen = scan.Int64(),
            LastRecordedAt = scan.Int64(),
            LastClock = scan.Int64(),
        };
        for (int left = scan.Count(8); left > 0; left--)
        {
            state.Settings[System.Text.Encoding.UTF8.GetString(scan.Block())] = scan.Block();
        }

        for (int left = scan.Count(JournalGroupCodec.LeastHead); left > 0; left--)
        {
            LedgerHead head = JournalGroupCodec.ReadHead(ref scan);
            state._heads[head.Log] = head;
        }

        for (int left = scan.Count(16 + 16 + 4 + 8); left > 0; left--)
        {
            var exchange = new ExchangeId(scan.Id());
            Guid log = scan.Id();
            byte[] leafHash = scan.Block();
            long key = scan.Int64();
            state._open[exchange] = new OpenExchange(exchange, log, leafHash, key < 0 ? null : key);
        }

        return scan.IsWhole ? state : null;
    }
}
