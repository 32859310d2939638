using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GenAiMeasures;

/// <summary>A record as a store keeps it: its place in the ledger, its bytes, and the hash that stands for it in the tree. Immutable.</summary>
public sealed record LedgerEntry
{
    private const byte Version = 1;

    /// <summary>Gets the place in the ledger, from 0, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Gets what the record is about.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>Gets when the ledger took the record, to the millisecond, in UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Gets the exchange it belongs to, or <see langword="null"/>.</summary>
    public ExchangeId? Exchange { get; init; }

    /// <summary>Gets the record as UTF-8 JSON: written once, stored as bytes, never serialized again.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets the leaf hash: SHA-256 over a zero byte and the entry's header, which holds the digest of the body (RFC 9162).</summary>
    public required ReadOnlyMemory<byte> LeafHash { get; init; }

    /// <summary>Computes the leaf hash from the entry's other members.</summary>
    /// <returns>32 bytes; equal to <see cref="LeafHash"/> unless the entry was changed.</returns>
    public byte[] ComputeLeafHash()
    {
        Span<byte> header = stackalloc byte[1 + 2 + 8 + 8 + 16 + 32];
        header[0] = Version;
        BinaryPrimitives.WriteUInt16BigEndian(header[1..], (ushort)Kind);
        BinaryPrimitives.WriteInt64BigEndian(header[3..], Sequence);
        BinaryPrimitives.WriteInt64BigEndian(header[11..], RecordedAt.ToUnixTimeMilliseconds());
        (Exchange ?? default).Value.TryWriteBytes(header[19..], bigEndian: true, out _);
        SHA256.HashData(Body.Span, header[35..]);
        return MerkleFrontier.HashLeaf(header);
    }
}
