namespace GenAiMeasures;

/// <summary>What a header says of one sealed part. It binds text and box, and tells neither: when the key is destroyed, nothing links it to a person.</summary>
/// <param name="Id">The part.</param>
/// <param name="Blind">16 bytes that differ in every record; while the key lives they prove whose part it is.</param>
/// <param name="Plaintext">SHA-256 over a salt and the text (the salt is in the box).</param>
/// <param name="Ciphertext">SHA-256 over the box, so that the box can be checked without a key.</param>
public sealed record RecordPartDigest(RecordPartId Id, ReadOnlyMemory<byte> Blind, ReadOnlyMemory<byte> Plaintext, ReadOnlyMemory<byte> Ciphertext)
{
    internal const int Length = 81;
    internal const int BlindLength = 16;
    private const int DigestLength = 32;

    internal void Write(Span<byte> bytes)
    {
        bytes[0] = (byte)Id;
        Blind.Span.CopyTo(bytes[1..]);
        Plaintext.Span.CopyTo(bytes[(1 + BlindLength)..]);
        Ciphertext.Span.CopyTo(bytes[(1 + BlindLength + DigestLength)..]);
    }

    internal static RecordPartDigest Read(ReadOnlySpan<byte> bytes)
    {
        // one allocation for all three
        ReadOnlyMemory<byte> digests = bytes[1..].ToArray();
        return new RecordPartDigest(
            (RecordPartId)bytes[0],
            digests[..BlindLength],
            digests.Slice(BlindLength, DigestLength),
            digests.Slice(BlindLength + DigestLength, DigestLength));
    }
}
