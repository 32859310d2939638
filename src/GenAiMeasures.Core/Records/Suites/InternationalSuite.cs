using System.Security.Cryptography;

namespace GenAiMeasures;

internal sealed class InternationalSuite : LedgerSuite
{
    internal const byte Number = 1;

    public override byte Id => Number;

    public override string Name => "SHA-256, AES-256-GCM";

    public override int CipherKeyLength => 32;

    public override void Hash(ReadOnlySpan<byte> data, Span<byte> hash) => SHA256.HashData(data, hash);

    public override void Authenticate(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, Span<byte> code) => HMACSHA256.HashData(key, data, code);

    public override LedgerCipher CreateCipher(ReadOnlySpan<byte> key) => new InternationalCipher(key);
}
