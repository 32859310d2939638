using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace GenAiMeasures;

/// <summary>What is hashed of a record: fixed binary, big-endian, without personal data. Digests stand for its sealed parts. Immutable; format 1, frozen.</summary>
public sealed record RecordHeader
{
    /// <summary>The value of <see cref="KeepUntilMin"/> and <see cref="KeepUntilMax"/> while the term has not begun because the case is not closed.</summary>
    public const long Open = long.MaxValue;

    internal const int MaxParts = 16;

    private const byte Version = 1;
    private const int PartsAt = 67;
    private const int DigestLength = 32;

    /// <summary>Gets the number of the suite of algorithms (<see cref="LedgerSuite.Id"/>): 1 is SHA-256 with AES-256-GCM, 2 is SM3 with SM4-GCM.</summary>
    public byte Suite { get; init; } = InternationalSuite.Number;

    /// <summary>Gets what the record is about.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>Gets the log in whose tree the record is a leaf.</summary>
    public required Guid Log { get; init; }

    /// <summary>Gets the place in the log, from 0, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Gets when the ledger took the record, in milliseconds since 1970 UTC. It may repeat and never falls.</summary>
    public required long RecordedAt { get; init; }

    /// <summary>Gets the hybrid logical clock (48 bits of milliseconds, 16 bits of counter): it rises with every record of a writer, whatever the system clock does.</summary>
    public required long Clock { get; init; }

    /// <summary>Gets before when the record must not be deleted, in milliseconds since 1970 UTC, or <see cref="Open"/>.</summary>
    public required long KeepUntilMin { get; init; }

    /// <summary>Gets from when on the record must be deleted unless it is held, in milliseconds since 1970 UTC, or <see cref="Open"/>.</summary>
    public required long KeepUntilMax { get; init; }

    /// <summary>Gets the number of the retention class.</summary>
    public required int Class { get; init; }

    /// <summary>Gets the version of the retention policy under which the terms were counted.</summary>
    public required int PolicyVersion { get; init; }

    /// <summary>Gets the parts, by rising id.</summary>
    public IReadOnlyList<RecordPartDigest> Parts { get; init; } = [];

    /// <summary>Gets the leaf hash of the record that this one settles, corrects, supplements or ends; 32 zero bytes where there is none.</summary>
    public ReadOnlyMemory<byte> Link { get; init; } = new byte[DigestLength];

    /// <summary>Writes the header.</summary>
    /// <returns>99 bytes and 83 for each part.</returns>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[PartsAt + (RecordPartDigest.Length * Parts.Count) + DigestLength];
        Span<byte> header = bytes;
        header[0] = Version;
        header[1] = Suite;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)Kind);
        Log.TryWriteBytes(header[4..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(header[20..], Sequence);
        BinaryPrimitives.WriteInt64BigEndian(header[28..], RecordedAt);
        BinaryPrimitives.WriteInt64BigEndian(header[36..], Clock);
        BinaryPrimitives.WriteInt64BigEndian(header[44..], KeepUntilMin);
        BinaryPrimitives.WriteInt64BigEndian(header[52..], KeepUntilMax);
        BinaryPrimitives.WriteUInt16BigEndian(header[60..], (ushort)Class);
        BinaryPrimitives.WriteInt32BigEndian(header[62..], PolicyVersion);
        header[66] = (byte)Parts.Count;
        int at = PartsAt;
        foreach (RecordPartDigest part in Parts)
        {
            part.Write(header.Slice(at, RecordPartDigest.Length));
            at += RecordPartDigest.Length;
        }

        Link.Span.CopyTo(header[at..]);
        return bytes;
    }

    /// <summary>Reads a header. Never throws.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="header">The header.</param>
    /// <returns>Whether the bytes are exactly one header of a known version and suite.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RecordHeader? header)
    {
        header = null;
        if (!IsHeader(bytes))
        {
            return false;
        }

        var parts = new RecordPartDigest[bytes[66]];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = RecordPartDigest.Read(PartOf(bytes, i));
        }

        header = new RecordHeader
        {
            Suite = bytes[1],
            Kind = (RecordKind)BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            Log = new Guid(bytes.Slice(4, 16), bigEndian: true),
            Sequence = BinaryPrimitives.ReadInt64BigEndian(bytes[20..]),
            RecordedAt = BinaryPrimitives.ReadInt64BigEndian(bytes[28..]),
            Clock = BinaryPrimitives.ReadInt64BigEndian(bytes[36..]),
            KeepUntilMin = BinaryPrimitives.ReadInt64BigEndian(bytes[44..]),
            KeepUntilMax = BinaryPrimitives.ReadInt64BigEndian(bytes[52..]),
            Class = BinaryPrimitives.ReadUInt16BigEndian(bytes[60..]),
            PolicyVersion = BinaryPrimitives.ReadInt32BigEndian(bytes[62..]),
            Parts = parts,
            Link = bytes[^DigestLength..].ToArray(),
        };
        return true;
    }

    /// <summary>Reads kind and time of a header, and nothing else of it. Never throws.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="recordedAt">When the ledger took the record, in milliseconds since 1970 UTC.</param>
    /// <returns>Whether the bytes are exactly one header of a known version and suite.</returns>
    public static bool TryReadKind(ReadOnlySpan<byte> bytes, out RecordKind kind, out long recordedAt)
    {
        bool ok = IsHeader(bytes);
        kind = ok ? (RecordKind)BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) : RecordKind.None;
        recordedAt = ok ? BinaryPrimitives.ReadInt64BigEndian(bytes[28..]) : 0;
        return ok;
    }

    internal static bool TryReadSuite(ReadOnlySpan<byte> bytes, out byte suite)
    {
        bool ok = IsHeader(bytes);
        suite = ok ? bytes[1] : (byte)0;
        return ok;
    }

    internal static byte SuiteOf(ReadOnlySpan<byte> header) => header[1];

    internal static long SequenceOf(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt64BigEndian(header[20..]);

    internal static ReadOnlySpan<byte> LogOf(ReadOnlySpan<byte> header) => header.Slice(4, 16);

    internal static int PartsOf(ReadOnlySpan<byte> header) => header[66];

    internal static ReadOnlySpan<byte> PartOf(ReadOnlySpan<byte> header, int index) => header.Slice(PartsAt + (index * RecordPartDigest.Length), RecordPartDigest.Length);

    private static bool IsHeader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < PartsAt + DigestLength || bytes[0] != Version || bytes[1] is not (1 or 2) || bytes[66] > MaxParts
            || bytes.Length != PartsAt + (RecordPartDigest.Length * bytes[66]) + DigestLength
            || SequenceOf(bytes) < 0)
        {
            return false;
        }

        for (int i = 1; i < bytes[66]; i++)
        {
            if (PartOf(bytes, i)[0] <= PartOf(bytes, i - 1)[0])
            {
                return false;
            }
        }

        return true;
    }
}
