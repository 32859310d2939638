using System.Buffers.Binary;

namespace GenAiMeasures;

/// <summary>The keyed hash (HMAC-SHA-256) under which a key store finds a subject's keys. Without the ledger's secret it says nothing of the subject. Immutable.</summary>
public readonly record struct SubjectLookup
{
    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Initializes the hash from its 32 bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="ArgumentException">These are not 32 bytes.</exception>
    public SubjectLookup(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != 32)
        {
            throw new ArgumentException("A subject's lookup is 32 bytes.", nameof(bytes));
        }

        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Gets the hash that stands for the service itself: the records that are about nobody.</summary>
    public static SubjectLookup Service => default;

    /// <summary>Gets whether this stands for the service itself.</summary>
    public bool IsService => this == default;

    /// <summary>Writes the bytes.</summary>
    /// <returns>32 bytes.</returns>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[32];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _a);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), _b);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(16), _c);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(24), _d);
        return bytes;
    }

    /// <summary>A text that does not show the hash.</summary>
    /// <returns><c>subject</c> or <c>service</c>.</returns>
    public override string ToString() => IsService ? "service" : "subject";
}
