namespace GenAiMeasures;

// Builds proofs over a tree whose subtree hashes a function gives: complete subtrees of 2^level leaves, by index.
internal sealed class MerkleProver(Func<int, long, byte[]> subtree, LedgerSuite? suite = null)
{
    internal byte[] Root(long size) => size == 0 ? MerkleHash.Empty(suite) : Hash(0, size);

    // RFC 9162 2.1.3.1
    internal List<ReadOnlyMemory<byte>> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<ReadOnlyMemory<byte>>();
        Include(index, 0, size, path);
        return path;
    }

    // RFC 9162 2.1.4.1
    internal List<ReadOnlyMemory<byte>> Consistency(long earlier, long size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(earlier, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, size);
        var proof = new List<ReadOnlyMemory<byte>>();
        if (earlier < size)
        {
            Continue(earlier, 0, size, whole: true, proof);
        }

        return proof;
    }

    private void Include(long index, long from, long count, List<ReadOnlyMemory<byte>> path)
    {
        if (count == 1)
        {
            return;
        }

        long left = LeftCount(count);
        if (index < left)
        {
            Include(index, from, left, path);
            path.Add(Hash(from + left, count - left));
        }
        else
        {
            Include(index - left, from + left, count - left, path);
            path.Add(Hash(from, left));
        }
    }

    private void Continue(long earlier, long from, long count, bool whole, List<ReadOnlyMemory<byte>> proof)
    {
        if (earlier == count)
        {
            if (!whole)
            {
                proof.Add(Hash(from, count));
            }

            return;
        }

        long left = LeftCount(count);
        if (earlier <= left)
        {
            Continue(earlier, from, left, whole, proof);
            proof.Add(Hash(from + left, count - left));
        }
        else
        {
            Continue(earlier - left, from + left, count - left, whole: false, proof);
            proof.Add(Hash(from, left));
        }
    }

    private byte[] Hash(long from, long count)
    {
        if (long.IsPow2(count))
        {
            int level = (int)long.Log2(count);
            return subtree(level, from >> level);
        }

        long left = LeftCount(count);
        return MerkleHash.Node(Hash(from, left), Hash(from + left, count - left), suite);
    }

    // the largest power of two below the count
    private static long LeftCount(long count) => 1L << (int)long.Log2(count - 1);
}
