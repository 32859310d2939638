using System.Security.Cryptography;

namespace GenAiMeasures;

// The growing edge of an RFC 9162 (RFC 6962) tree with SHA-256: at most 64 hashes, whatever the size.
internal sealed class MerkleFrontier
{
    internal const int HashLength = 32;

    private readonly List<byte[]> _hashes = [];

    internal long Size { get; private set; }

    internal static MerkleFrontier Import(long size, ReadOnlySpan<byte> hashes)
    {
        var frontier = new MerkleFrontier { Size = size };
        for (int i = 0; i + HashLength <= hashes.Length; i += HashLength)
        {
            frontier._hashes.Add(hashes.Slice(i, HashLength).ToArray());
        }

        return frontier._hashes.Count == long.PopCount(size)
            ? frontier
            : throw new FormatException($"A tree of {size} records has {long.PopCount(size)} hashes at its edge, but {frontier._hashes.Count} are stored.");
    }

    internal byte[] Export() => [.. _hashes.SelectMany(h => h)];

    internal MerkleFrontier Clone() => Import(Size, Export());

    internal void Append(ReadOnlySpan<byte> leafHash)
    {
        byte[] hash = leafHash.ToArray();
        for (long size = Size; (size & 1) == 1; size >>= 1)
        {
            hash = HashNodes(_hashes[^1], hash);
            _hashes.RemoveAt(_hashes.Count - 1);
        }

        _hashes.Add(hash);
        Size++;
    }

    internal byte[] Root()
    {
        if (_hashes.Count == 0)
        {
            return SHA256.HashData([]);
        }

        byte[] root = _hashes[^1];
        for (int i = _hashes.Count - 2; i >= 0; i--)
        {
            root = HashNodes(_hashes[i], root);
        }

        return root;
    }

    internal static byte[] HashLeaf(ReadOnlySpan<byte> entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(entry);
        return hash.GetHashAndReset();
    }

    private static byte[] HashNodes(byte[] left, byte[] right)
    {
        Span<byte> node = stackalloc byte[1 + (2 * HashLength)];
        node[0] = 1;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + HashLength)..]);
        return SHA256.HashData(node);
    }
}
