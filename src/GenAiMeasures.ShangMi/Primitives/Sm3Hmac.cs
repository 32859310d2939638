using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace GenAiMeasures.ShangMi;

/// <summary>HMAC over SM3 (GB/T 15852.2; RFC 2104 with SM3), 32 bytes. Thread-safe.</summary>
public static class Sm3Hmac
{
    /// <summary>Computes the code of a message.</summary>
    /// <param name="key">The key, of any length.</param>
    /// <param name="message">The message.</param>
    /// <returns>32 bytes. Compare it with <see cref="System.Security.Cryptography.CryptographicOperations.FixedTimeEquals"/>.</returns>
    public static byte[] HashData(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message)
    {
        var mac = new HMac(new SM3Digest());
        mac.Init(new KeyParameter(key));
        mac.BlockUpdate(message);
        byte[] code = new byte[Sm3.HashSize];
        mac.DoFinal(code);
        return code;
    }
}
