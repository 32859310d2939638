using System.Security.Cryptography;

namespace GenAiMeasures;

// A data key in memory, ready to use; wiped when it is dropped.
internal sealed class PartKey : IDisposable
{
    internal const int KeyLength = 32;
    internal const int FingerprintLength = 16;

    private readonly byte[] _token = new byte[KeyLength];

    internal PartKey(long number, LedgerKeyName name, ReadOnlySpan<byte> dataKey, LedgerSuite? suite = null)
    {
        Suite = suite ?? LedgerSuite.International;
        Number = number;
        Name = name;
        Span<byte> part = stackalloc byte[Suite.CipherKeyLength];
        Suite.Expand(dataKey, "part"u8, part);
        Suite.Expand(dataKey, "token"u8, _token);
        Cipher = Suite.CreateCipher(part);
        Span<byte> fingerprint = stackalloc byte[FingerprintLength];
        Suite.Expand(dataKey, "fingerprint"u8, fingerprint);
        Fingerprint = Convert.ToHexStringLower(fingerprint);
        CryptographicOperations.ZeroMemory(part);
    }

    // tells this key from every other one, whatever wraps it, and says nothing of what it seals
    internal string Fingerprint { get; }

    internal long Number { get; }

    internal LedgerKeyName Name { get; }

    internal LedgerSuite Suite { get; }

    internal LedgerCipher Cipher { get; }

    internal bool IsDisposed { get; private set; }

    internal void Blind(ReadOnlySpan<byte> place, Span<byte> blind)
    {
        Span<byte> mac = stackalloc byte[32];
        Suite.Authenticate(_token, place, mac);
        mac[..blind.Length].CopyTo(blind);
    }

    public void Dispose()
    {
        IsDisposed = true;
        Cipher.Dispose();
        CryptographicOperations.ZeroMemory(_token);
    }
}
