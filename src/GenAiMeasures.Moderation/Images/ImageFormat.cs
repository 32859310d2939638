namespace GenAiMeasures.Moderation;

// Layout of a compiled lexicon: 8 bytes of magic, 4 of version, 4 of length of the body, the body, and the hash of all
// before it. The hash is a SHA-256 over the SHA-256 of every mebibyte, so that several cores check a large image at once.
internal static class ImageFormat
{
    internal const int Version = 2;
    internal const int HeaderLength = 16;
    internal const int HashLength = 32;
    private const int Segment = 1 << 20;

    internal static ReadOnlySpan<byte> Magic => "GAMLEXI\n"u8;

    internal static byte[] Hash(ReadOnlyMemory<byte> bytes)
    {
        int count = Math.Max(1, (bytes.Length + Segment - 1) / Segment);
        var hashes = new byte[count * HashLength];
        Parallel.For(0, count, i =>
        {
            ReadOnlySpan<byte> segment = bytes.Span.Slice(i * Segment, Math.Min(Segment, bytes.Length - (i * Segment)));
            System.Security.Cryptography.SHA256.HashData(segment, hashes.AsSpan(i * HashLength, HashLength));
        });
        return System.Security.Cryptography.SHA256.HashData(hashes);
    }
}
