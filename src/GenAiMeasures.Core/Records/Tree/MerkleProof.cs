using System.Numerics;

namespace GenAiMeasures;

/// <summary>Checks the proofs of RFC 9162: that a record is in a tree (2.1.3.2), and that a tree goes on from an earlier one (2.1.4.2). Thread-safe, never throws.</summary>
public static class MerkleProof
{
    private const int HashLength = MerkleHash.Length;

    /// <summary>Checks that a leaf is in a tree.</summary>
    /// <param name="index">The leaf's place, from 0.</param>
    /// <param name="size">The tree's size.</param>
    /// <param name="leafHash">The leaf's hash.</param>
    /// <param name="path">The hashes from the leaf's sibling up, 32 bytes each.</param>
    /// <param name="root">The tree's root.</param>
    /// <param name="suite">The ledger's algorithms; SHA-256 when it is <see langword="null"/>.</param>
    /// <returns>Whether the proof holds.</returns>
    public static bool IsIncluded(ulong index, ulong size, ReadOnlySpan<byte> leafHash, IReadOnlyList<ReadOnlyMemory<byte>> path, ReadOnlySpan<byte> root, LedgerSuite? suite = null)
    {
        if (path is null || index >= size || leafHash.Length != HashLength || root.Length != HashLength || !AreHashes(path))
        {
            return false;
        }

        ulong node = index;
        ulong last = size - 1;
        Span<byte> hash = stackalloc byte[HashLength];
        leafHash.CopyTo(hash);
        foreach (ReadOnlyMemory<byte> step in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                MerkleHash.Node(step.Span, hash, hash, suite);
                SkipLeft(ref node, ref last);
            }
            else
            {
                MerkleHash.Node(hash, step.Span, hash, suite);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && hash.SequenceEqual(root);
    }

    /// <summary>Checks that a tree holds an earlier one as its beginning.</summary>
    /// <param name="earlierSize">The earlier tree's size; 0 is an error, because nothing can be said of an empty tree.</param>
    /// <param name="size">The tree's size.</param>
    /// <param name="earlierRoot">The earlier tree's root.</param>
    /// <param name="root">The tree's root.</param>
    /// <param name="proof">The proof's hashes, 32 bytes each.</param>
    /// <param name="suite">The ledger's algorithms; SHA-256 when it is <see langword="null"/>.</param>
    /// <returns>Whether the proof holds.</returns>
    public static bool IsConsistent(
        ulong earlierSize, ulong size, ReadOnlySpan<byte> earlierRoot, ReadOnlySpan<byte> root, IReadOnlyList<ReadOnlyMemory<byte>> proof, LedgerSuite? suite = null)
    {
        if (proof is null || earlierSize == 0 || earlierSize > size)
        {
            return false;
        }

        if (earlierSize == size)
        {
            return proof.Count == 0 && earlierRoot.SequenceEqual(root);
        }

        if (earlierRoot.Length != HashLength || root.Length != HashLength || !AreHashes(proof))
        {
            return false;
        }

        bool wasComplete = BitOperations.IsPow2(earlierSize);
        if (!wasComplete && proof.Count == 0)
        {
            return false;
        }

        ulong node = earlierSize - 1;
        ulong last = size - 1;
        int turns = BitOperations.TrailingZeroCount(~node);
        node >>= turns;
        last >>= turns;
        Span<byte> earlier = stackalloc byte[HashLength];
        Span<byte> now = stackalloc byte[HashLength];
        // the earlier tree's own root begins the proof where it is a node of the new tree
        (wasComplete ? earlierRoot : proof[0].Span).CopyTo(earlier);
        earlier.CopyTo(now);
        for (int i = wasComplete ? 0 : 1; i < proof.Count; i++)
        {
            ReadOnlySpan<byte> step = proof[i].Span;
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                MerkleHash.Node(step, earlier, earlier, suite);
                MerkleHash.Node(step, now, now, suite);
                SkipLeft(ref node, ref last);
            }
            else
            {
                MerkleHash.Node(now, step, now, suite);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && earlier.SequenceEqual(earlierRoot) && now.SequenceEqual(root);
    }

    private static void SkipLeft(ref ulong node, ref ulong last)
    {
        while ((node & 1) == 0 && node != 0)
        {
            node >>= 1;
            last >>= 1;
        }
    }

    private static bool AreHashes(IReadOnlyList<ReadOnlyMemory<byte>> hashes)
    {
        foreach (ReadOnlyMemory<byte> hash in hashes)
        {
            if (hash.Length != HashLength)
            {
                return false;
            }
        }

        return true;
    }
}
