using System.Numerics;

namespace GenAiMeasures;

// The growing edge of an RFC 9162 (RFC 6962) tree: at most 64 hashes, whatever the size.
internal sealed class MerkleFrontier(LedgerSuite? suite = null)
{
    // complete subtrees of 256 leaves (tiles) are kept, so that a root of any size is found without reading every leaf
    internal const int TileHeight = 8;
    internal const int TileLength = 1 << TileHeight;

    private readonly byte[] _hashes = new byte[64 * MerkleHash.Length];
    private int _count;

    internal long Size { get; private set; }

    internal LedgerSuite Suite { get; } = suite ?? LedgerSuite.International;

    internal static MerkleFrontier Import(long size, ReadOnlySpan<byte> hashes, LedgerSuite? suite = null)
    {
        if (size < 0 || hashes.Length != BitOperations.PopCount((ulong)size) * MerkleHash.Length)
        {
            throw new FormatException(
                $"A tree of {size} records has {long.PopCount(size)} hashes at its edge, but {hashes.Length / MerkleHash.Length} are stored.");
        }

        var frontier = new MerkleFrontier(suite) { Size = size, _count = hashes.Length / MerkleHash.Length };
        hashes.CopyTo(frontier._hashes);
        return frontier;
    }

    internal byte[] Export() => _hashes.AsSpan(0, _count * MerkleHash.Length).ToArray();

    internal MerkleFrontier Clone() => Import(Size, _hashes.AsSpan(0, _count * MerkleHash.Length), Suite);

    // Appends a leaf. Returns whether it completed a tile, whose hash is then in the span.
    internal bool Append(ReadOnlySpan<byte> leafHash, Span<byte> tile = default)
    {
        Span<byte> hash = stackalloc byte[MerkleHash.Length];
        leafHash.CopyTo(hash);
        bool completed = false;
        int level = 0;
        for (long size = Size; (size & 1) == 1; size >>= 1)
        {
            _count--;
            MerkleHash.Node(_hashes.AsSpan(_count * MerkleHash.Length, MerkleHash.Length), hash, hash, Suite);
            if (++level == TileHeight)
            {
                completed = true;
                if (!tile.IsEmpty)
                {
                    hash.CopyTo(tile);
                }
            }
        }

        hash.CopyTo(_hashes.AsSpan(_count * MerkleHash.Length));
        _count++;
        Size++;
        return completed;
    }

    // Appends a whole tile; only where the tree's size is a multiple of a tile's.
    internal void AppendTile(ReadOnlySpan<byte> tileHash)
    {
        Span<byte> hash = stackalloc byte[MerkleHash.Length];
        tileHash.CopyTo(hash);
        for (long size = Size >> TileHeight; (size & 1) == 1; size >>= 1)
        {
            _count--;
            MerkleHash.Node(_hashes.AsSpan(_count * MerkleHash.Length, MerkleHash.Length), hash, hash, Suite);
        }

        hash.CopyTo(_hashes.AsSpan(_count * MerkleHash.Length));
        _count++;
        Size += TileLength;
    }

    internal byte[] Root()
    {
        if (_count == 0)
        {
            return MerkleHash.Empty(Suite);
        }

        byte[] root = _hashes.AsSpan((_count - 1) * MerkleHash.Length, MerkleHash.Length).ToArray();
        for (int i = _count - 2; i >= 0; i--)
        {
            MerkleHash.Node(_hashes.AsSpan(i * MerkleHash.Length, MerkleHash.Length), root, root, Suite);
        }

        return root;
    }
}
