namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>Sealed entries as a ledger's writer hands them over, from a seed.</summary>
internal static class SomeEntries
{
    public static readonly Guid Log = new("0190a1b2-c3d4-4e5f-8091-a2b3c4d5e6f7");

    public static LedgerEntry At(long sequence, int seed = 1)
    {
        var random = new Random(HashCode.Combine(seed, sequence));
        RecordKind kind = random.Next(3) switch { 0 => RecordKind.ExchangeOpened, 1 => RecordKind.ExchangeSettled, _ => RecordKind.Heartbeat };
        LedgerPart[] parts = [.. Enumerable.Range(1, random.Next(0, 3)).Select(i => new LedgerPart
        {
            Id = (RecordPartId)i,
            Key = random.Next(4) == 0 ? null : random.NextInt64(long.MaxValue),
            Box = Bytes(random, random.Next(4) == 0 ? 0 : random.Next(1, 200)),
        })];
        byte[] header = new RecordHeader
        {
            Kind = kind,
            Log = Log,
            Sequence = sequence,
            RecordedAt = random.NextInt64(4_000_000_000_000),
            Clock = random.NextInt64(long.MaxValue),
            KeepUntilMin = random.NextInt64(long.MaxValue),
            KeepUntilMax = RecordHeader.Open,
            Class = random.Next(1, 9),
            PolicyVersion = 1,
            Parts = [.. parts.Select(p => new RecordPartDigest(p.Id, 1, Bytes(random, 16), Bytes(random, 32), Bytes(random, 32)))],
        }.ToBytes();
        Assert.True(RecordHeader.TryRead(header, out RecordHeader? read));
        return new LedgerEntry
        {
            Log = Log,
            Sequence = sequence,
            Kind = kind,
            RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(read.RecordedAt),
            Header = header,
            LeafHash = MerkleHash.Leaf(header),
            Parts = parts,
            Exchange = kind == RecordKind.Heartbeat ? null : new ExchangeId(new Guid(Bytes(random, 16))),
        };
    }

    /// <summary>A commit of some entries, with the head that follows from them.</summary>
    public static (List<LedgerEntry> Entries, LedgerHead Head) Group(MerkleFrontier tree, int count, int seed = 1)
    {
        var entries = new List<LedgerEntry>(count);
        var tiles = new List<LedgerTile>();
        byte[] tile = new byte[MerkleHash.Length];
        for (int i = 0; i < count; i++)
        {
            entries.Add(At(tree.Size, seed));
            if (tree.Append(entries[^1].LeafHash.Span, tile))
            {
                tiles.Add(new LedgerTile((tree.Size >> MerkleFrontier.TileHeight) - 1, tile.ToArray()));
            }
        }

        return (entries, new LedgerHead
        {
            Log = Log,
            Class = 2,
            Month = 202611,
            Size = tree.Size,
            Root = tree.Root(),
            Frontier = tree.Export(),
            NewTiles = tiles,
        });
    }

    /// <summary>The content as text, so that two of them can be compared.</summary>
    public static string Show(IEnumerable<JournalGroup> groups) => string.Join('\n', groups.Select(g =>
        $"{g.Number}: " + string.Join(' ', g.Entries.Select(Show)) + " | " + string.Join(' ', g.Heads.Select(Show))));

    private static string Show(LedgerEntry e) =>
        $"{e.Log:n} {e.Sequence} {e.Kind} {e.RecordedAt:O} {Hex(e.Header)} {Hex(e.LeafHash)} {e.Exchange} [{string.Join(' ', e.Parts.Select(p => $"{p.Id} {p.Key} {Hex(p.Box)}"))}]";

    private static string Show(LedgerHead h) =>
        $"{h.Log:n} {h.Class} {h.Month} {h.Size} {Hex(h.Root)} {Hex(h.Frontier)} {h.State} [{string.Join(' ', h.NewTiles.Select(t => $"{t.Index} {Hex(t.Hash)}"))}]";

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexString(bytes.Span);

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
