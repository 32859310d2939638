using System.Buffers.Binary;

namespace GenAiMeasures;

/// <summary>What a header says of one sealed part. It binds text, box and term, and tells neither text nor person: when the key is destroyed, nothing links it to anybody.</summary>
/// <param name="Id">The part.</param>
/// <param name="Class">The number of the part's retention class.</param>
/// <param name="Blind">16 bytes that differ in every record; while the key lives they prove whose part it is.</param>
/// <param name="Plaintext">The hash over a salt and the text (the salt is in the box).</param>
/// <param name="Ciphertext">The hash over the box, so that the box can be checked without a key.</param>
public sealed record RecordPartDigest(RecordPartId Id, int Class, ReadOnlyMemory<byte> Blind, ReadOnlyMemory<byte> Plaintext, ReadOnlyMemory<byte> Ciphertext)
{
    internal const int Length = 83;
    internal const int BlindLength = 16;
    private const int BlindAt = 3;
    private const int DigestLength = 32;

    internal static ReadOnlySpan<byte> CiphertextOf(ReadOnlySpan<byte> part) => part[^DigestLength..];

    internal void Write(Span<byte> bytes)
    {
        bytes[0] = (byte)Id;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[1..], (ushort)Class);
        Blind.Span.CopyTo(bytes[BlindAt..]);
        Plaintext.Span.CopyTo(bytes[(BlindAt + BlindLength)..]);
        Ciphertext.Span.CopyTo(bytes[(BlindAt + BlindLength + DigestLength)..]);
    }

    internal static RecordPartDigest Read(ReadOnlySpan<byte> bytes)
    {
        // one allocation for all three
        ReadOnlyMemory<byte> digests = bytes[BlindAt..].ToArray();
        return new RecordPartDigest(
            (RecordPartId)bytes[0],
            BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]),
            digests[..BlindLength],
            digests.Slice(BlindLength, DigestLength),
            digests.Slice(BlindLength + DigestLength, DigestLength));
    }
}
