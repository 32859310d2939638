namespace GenAiMeasures.Storage.PostgreSql;

// The payload of a frame: entries as they are sealed, and the heads that follow from them. Nothing in it can be read without
// the ledger's keys but what a header says.
internal static class JournalGroupCodec
{
    private const byte Version = 1;
    private const byte HasExchange = 1;
    private const int LeastEntry = 4 + 1 + 4;
    private const int LeastPart = 1 + 8 + 4;
    private const int LeastTile = 8 + MerkleHash.Length;

    internal const int LeastHead = 16 + 4 + 4 + 8 + MerkleHash.Length + 4 + 1 + 4;

    internal static void Write(JournalBuffer buffer, IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads)
    {
        buffer.Byte(Version);
        buffer.Int32(entries.Count);
        foreach (LedgerEntry entry in entries)
        {
            buffer.Block(entry.Header.Span);
            buffer.Byte(entry.Exchange is null ? (byte)0 : HasExchange);
            if (entry.Exchange is { } exchange)
            {
                buffer.Id(exchange.Value);
            }

            buffer.Int32(entry.Parts.Count);
            foreach (LedgerPart part in entry.Parts)
            {
                buffer.Byte((byte)part.Id);
                buffer.Int64(part.Key ?? -1);
                buffer.Block(part.Box.Span);
            }
        }

        buffer.Int32(heads.Count);
        foreach (LedgerHead head in heads)
        {
            WriteHead(buffer, head);
        }
    }

    internal static void WriteHead(JournalBuffer buffer, LedgerHead head)
    {
        buffer.Id(head.Log);
        buffer.Int32(head.Class);
        buffer.Int32(head.Month);
        buffer.Int64(head.Size);
        buffer.Raw(head.Root.Span);
        buffer.Block(head.Frontier.Span);
        buffer.Byte((byte)head.State);
        buffer.Int32(head.NewTiles.Count);
        foreach (LedgerTile tile in head.NewTiles)
        {
            buffer.Int64(tile.Index);
            buffer.Raw(tile.Hash.Span);
        }
    }

    // Null when these are not exactly the bytes of one group.
    internal static JournalGroup? Read(long number, ReadOnlySpan<byte> payload)
    {
        var scan = new JournalScan(payload);
        if (scan.Byte() != Version)
        {
            return null;
        }

        int count = scan.Count(LeastEntry);
        var entries = new List<LedgerEntry>(count);
        for (int i = 0; i < count && !scan.IsBroken; i++)
        {
            if (ReadEntry(ref scan) is not { } entry)
            {
                return null;
            }

            entries.Add(entry);
        }

        count = scan.Count(LeastHead);
        var heads = new List<LedgerHead>(count);
        for (int i = 0; i < count && !scan.IsBroken; i++)
        {
            heads.Add(ReadHead(ref scan));
        }

        return scan.IsWhole ? new JournalGroup(number, entries, heads) : null;
    }

    internal static LedgerHead ReadHead(ref JournalScan scan)
    {
        var head = new LedgerHead
        {
            Log = scan.Id(),
            Class = scan.Int32(),
            Month = scan.Int32(),
            Size = scan.Int64(),
            Root = scan.Raw(MerkleHash.Length),
            Frontier = scan.Block(),
            State = (LedgerLogState)scan.Byte(),
        };
        int count = scan.Count(LeastTile);
        var tiles = new LedgerTile[count];
        for (int i = 0; i < count; i++)
        {
            tiles[i] = new LedgerTile(scan.Int64(), scan.Raw(MerkleHash.Length));
        }

        return head with { NewTiles = tiles };
    }

    // what a header says of itself is not written twice
    private static LedgerEntry? ReadEntry(ref JournalScan scan)
    {
        byte[] header = scan.Block();
        Guid? exchange = scan.Byte() == HasExchange ? scan.Id() : null;
        int count = scan.Count(LeastPart);
        var parts = new LedgerPart[count];
        for (int i = 0; i < count; i++)
        {
            var id = (RecordPartId)scan.Byte();
            long key = scan.Int64();
            parts[i] = new LedgerPart { Id = id, Key = key < 0 ? null : key, Box = scan.Block() };
        }

        return !scan.IsBroken && RecordHeader.TryRead(header, out RecordHeader? read)
            ? new LedgerEntry
            {
                Log = read.Log,
                Sequence = read.Sequence,
                Kind = read.Kind,
                RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(
                    read.RecordedAt, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())),
                Header = header,
                LeafHash = MerkleHash.Leaf(header),
                Parts = parts,
                Exchange = exchange is { } id2 ? new ExchangeId(id2) : null,
            }
            : null;
    }
}
