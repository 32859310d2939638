namespace GenAiMeasures;

// one log while it is written: its tree, and what the current commit adds to it
internal sealed class LogTree(Guid log, int retentionClass, int month, MerkleFrontier frontier)
{
    private readonly List<LedgerTile> _newTiles = [];

    internal Guid Log { get; } = log;

    internal int Class { get; } = retentionClass;

    internal int Month { get; } = month;

    internal long Size => frontier.Size;

    internal void Append(ReadOnlySpan<byte> leafHash)
    {
        Span<byte> tile = stackalloc byte[MerkleHash.Length];
        if (frontier.Append(leafHash, tile))
        {
            _newTiles.Add(new LedgerTile((frontier.Size >> MerkleFrontier.TileHeight) - 1, tile.ToArray()));
        }
    }

    internal LedgerHead TakeHead()
    {
        var head = new LedgerHead
        {
            Log = Log,
            Class = Class,
            Month = Month,
            Size = frontier.Size,
            Root = frontier.Root(),
            Frontier = frontier.Export(),
            NewTiles = [.. _newTiles],
        };
        _newTiles.Clear();
        return head;
    }
}
