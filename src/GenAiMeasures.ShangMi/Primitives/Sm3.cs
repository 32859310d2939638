using Org.BouncyCastle.Crypto.Digests;

namespace GenAiMeasures.ShangMi;

/// <summary>The hash SM3 (GB/T 32905-2016), 32 bytes. Thread-safe.</summary>
public static class Sm3
{
    /// <summary>The number of bytes of a hash.</summary>
    public const int HashSize = 32;

    /// <summary>Hashes bytes.</summary>
    /// <param name="data">The bytes.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] HashData(ReadOnlySpan<byte> data)
    {
        byte[] hash = new byte[HashSize];
        HashData(data, hash);
        return hash;
    }

    /// <summary>Hashes bytes into a buffer.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="destination">At least 32 bytes; the hash is written at its beginning.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than 32 bytes.</exception>
    public static void HashData(ReadOnlySpan<byte> data, Span<byte> destination)
    {
        if (destination.Length < HashSize)
        {
            throw new ArgumentException($"An SM3 hash needs {HashSize} bytes.", nameof(destination));
        }

        var digest = new SM3Digest();
        digest.BlockUpdate(data);
        digest.DoFinal(destination);
    }
}
