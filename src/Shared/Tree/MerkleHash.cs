using System.Buffers;

namespace GenAiMeasures;

// RFC 9162 2.1.1: leaves and nodes are told apart by their first byte. The hash is the ledger's suite's, SHA-256 where none is named.
internal static class MerkleHash
{
    internal const int Length = LedgerSuite.HashLength;

    private const int StackLimit = 1_024;

    internal static byte[] Empty(LedgerSuite? suite = null)
    {
        byte[] hash = new byte[Length];
        (suite ?? LedgerSuite.International).Hash([], hash);
        return hash;
    }

    internal static byte[] Leaf(ReadOnlySpan<byte> entry, LedgerSuite? suite = null)
    {
        byte[] hash = new byte[Length];
        Leaf(entry, hash, suite);
        return hash;
    }

    internal static void Leaf(ReadOnlySpan<byte> entry, Span<byte> hash, LedgerSuite? suite = null)
    {
        byte[]? rented = entry.Length < StackLimit ? null : ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        Span<byte> input = rented is null ? stackalloc byte[StackLimit] : rented;
        input = input[..(entry.Length + 1)];
        input[0] = 0;
        entry.CopyTo(input[1..]);
        (suite ?? LedgerSuite.International).Hash(input, hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    internal static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, LedgerSuite? suite = null)
    {
        byte[] hash = new byte[Length];
        Node(left, right, hash, suite);
        return hash;
    }

    // the result may stand where an input stood; inputs are hashes
    internal static void Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> hash, LedgerSuite? suite = null)
    {
        Span<byte> buffer = stackalloc byte[1 + (2 * Length)];
        Span<byte> node = buffer[..(1 + left.Length + right.Length)];
        node[0] = 1;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + left.Length)..]);
        (suite ?? LedgerSuite.International).Hash(node, hash);
    }
}
