using System.Security.Cryptography;

namespace GenAiMeasures;

// A data key in memory, ready to use; wiped when it is dropped.
internal sealed class PartKey : IDisposable
{
    internal const int KeyLength = 32;

    private readonly byte[] _token = new byte[KeyLength];

    internal PartKey(long number, LedgerKeyName name, ReadOnlySpan<byte> dataKey)
    {
        Number = number;
        Name = name;
        Span<byte> part = stackalloc byte[KeyLength];
        HKDF.Expand(HashAlgorithmName.SHA256, dataKey, part, "part"u8);
        HKDF.Expand(HashAlgorithmName.SHA256, dataKey, _token, "token"u8);
        Cipher = new AesGcm(part, PartSealer.TagLength);
        CryptographicOperations.ZeroMemory(part);
    }

    internal long Number { get; }

    internal LedgerKeyName Name { get; }

    internal AesGcm Cipher { get; }

    internal bool IsDisposed { get; private set; }

    internal void Blind(ReadOnlySpan<byte> place, Span<byte> blind)
    {
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(_token, place, mac);
        mac[..blind.Length].CopyTo(blind);
    }

    public void Dispose()
    {
        IsDisposed = true;
        Cipher.Dispose();
        CryptographicOperations.ZeroMemory(_token);
    }
}
