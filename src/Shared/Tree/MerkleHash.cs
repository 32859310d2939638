using System.Security.Cryptography;

namespace GenAiMeasures;

// RFC 9162 2.1.1: leaves and nodes are told apart by their first byte
internal static class MerkleHash
{
    internal const int Length = 32;

    private const int StackLimit = 1_024;

    internal static byte[] Empty() => SHA256.HashData([]);

    internal static byte[] Leaf(ReadOnlySpan<byte> entry)
    {
        byte[] hash = new byte[Length];
        Leaf(entry, hash);
        return hash;
    }

    internal static void Leaf(ReadOnlySpan<byte> entry, Span<byte> hash)
    {
        if (entry.Length < StackLimit)
        {
            Span<byte> input = stackalloc byte[entry.Length + 1];
            input[0] = 0;
            entry.CopyTo(input[1..]);
            SHA256.HashData(input, hash);
            return;
        }

        using var incremental = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        incremental.AppendData([0]);
        incremental.AppendData(entry);
        incremental.GetHashAndReset(hash);
    }

    internal static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        byte[] hash = new byte[Length];
        Node(left, right, hash);
        return hash;
    }

    // the result may stand where an input stood; inputs are hashes
    internal static void Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> hash)
    {
        Span<byte> buffer = stackalloc byte[1 + (2 * Length)];
        Span<byte> node = buffer[..(1 + left.Length + right.Length)];
        node[0] = 1;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + left.Length)..]);
        SHA256.HashData(node, hash);
    }
}
