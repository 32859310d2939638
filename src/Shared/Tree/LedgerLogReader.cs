namespace GenAiMeasures;

// Roots and proofs of one log at any size, from its tiles and as few leaves as that needs.
internal sealed class LedgerLogReader
{
    private const int LoadedAtMost = 32;

    private readonly LedgerSuite _suite;
    private readonly ILedgerReader _reader;
    private readonly Guid _log;
    private readonly IReadOnlyList<LedgerTile> _tiles;
    private readonly Dictionary<long, IReadOnlyList<ReadOnlyMemory<byte>>> _loaded = [];

    // nodes above the tiles: as many as there are tiles, and the proofs of one log share nearly all of them
    private readonly Dictionary<(int Level, long Index), byte[]> _nodes = [];

    private LedgerLogReader(ILedgerReader reader, Guid log, IReadOnlyList<LedgerTile> tiles, LedgerSuite suite)
    {
        _suite = suite;
        _reader = reader;
        _log = log;
        _tiles = tiles;
    }

    // Without a suite the log's own records say which it is.
    internal static async ValueTask<LedgerLogReader> OpenAsync(ILedgerReader reader, Guid log, CancellationToken cancellationToken, LedgerSuite? suite = null) =>
        new(reader, log, await reader.ReadTilesAsync(log, cancellationToken), suite ?? await LedgerSuite.OfLogAsync(reader, log, cancellationToken));

    // Null where leaves are missing.
    internal async ValueTask<MerkleFrontier?> FrontierAsync(long size, CancellationToken cancellationToken)
    {
        var frontier = new MerkleFrontier(_suite);
        long tiles = Math.Min(size >> MerkleFrontier.TileHeight, _tiles.Count);
        for (int i = 0; i < tiles; i++)
        {
            if (_tiles[i].Index != i || _tiles[i].Hash.Length != MerkleHash.Length)
            {
                break;
            }

            frontier.AppendTile(_tiles[i].Hash.Span);
        }

        while (frontier.Size < size)
        {
            int count = (int)Math.Min(size - frontier.Size, 10_000);
            IReadOnlyList<ReadOnlyMemory<byte>> leaves = await _reader.ReadLeafHashesAsync(_log, frontier.Size, count, cancellationToken);
            if (leaves.Count < count)
            {
                return null;
            }

            foreach (ReadOnlyMemory<byte> leaf in leaves)
            {
                frontier.Append(leaf.Span);
            }
        }

        return frontier;
    }

    internal async ValueTask<List<ReadOnlyMemory<byte>>> InclusionAsync(long index, long size, CancellationToken cancellationToken)
    {
        // the leaves beside the record, and those after the last tile
        var leaves = new Dictionary<long, ReadOnlyMemory<byte>>();
        await LoadAsync(index >> MerkleFrontier.TileHeight << MerkleFrontier.TileHeight, leaves, cancellationToken);
        await LoadAsync(size >> MerkleFrontier.TileHeight << MerkleFrontier.TileHeight, leaves, cancellationToken);
        return new MerkleProver((level, i) => Subtree(level, i, leaves), _suite).Inclusion(index, size);
    }

    // the proofs of neighbours need the same leaves
    private async ValueTask LoadAsync(long from, Dictionary<long, ReadOnlyMemory<byte>> leaves, CancellationToken cancellationToken)
    {
        if (!_loaded.TryGetValue(from, out IReadOnlyList<ReadOnlyMemory<byte>>? read))
        {
            if (_loaded.Count >= LoadedAtMost)
            {
                _loaded.Clear();
            }

            _loaded[from] = read = await _reader.ReadLeafHashesAsync(_log, from, MerkleFrontier.TileLength, cancellationToken);
        }

        for (int i = 0; i < read.Count; i++)
        {
            leaves[from + i] = read[i];
        }
    }

    private byte[] Subtree(int level, long index, Dictionary<long, ReadOnlyMemory<byte>> leaves)
    {
        if (level == 0)
        {
            return leaves.TryGetValue(index, out ReadOnlyMemory<byte> leaf)
                ? leaf.ToArray()
                : throw new LedgerUnavailableException($"The record {index} of log {_log:n} is missing, so that no proof can be made over it. Run 'genai-measures records verify'.");
        }

        if (level == MerkleFrontier.TileHeight && index < _tiles.Count)
        {
            return _tiles[(int)index].Hash.ToArray();
        }

        if (level > MerkleFrontier.TileHeight && _nodes.TryGetValue((level, index), out byte[]? known))
        {
            return known;
        }

        byte[] node = MerkleHash.Node(Subtree(level - 1, 2 * index, leaves), Subtree(level - 1, (2 * index) + 1, leaves), _suite);
        if (level > MerkleFrontier.TileHeight)
        {
            _nodes[(level, index)] = node;
        }

        return node;
    }
}
