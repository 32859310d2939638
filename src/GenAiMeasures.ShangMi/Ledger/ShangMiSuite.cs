namespace GenAiMeasures.ShangMi;

internal sealed class ShangMiSuite : LedgerSuite
{
    public override byte Id => 2;

    public override string Name => "SM3, SM4-GCM";

    public override int CipherKeyLength => Sm4Gcm.KeySize;

    public override void Hash(ReadOnlySpan<byte> data, Span<byte> hash) => Sm3.HashData(data, hash);

    public override void Authenticate(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, Span<byte> code) => Sm3Hmac.HashData(key, data).CopyTo(code);

    public override LedgerCipher CreateCipher(ReadOnlySpan<byte> key) => new ShangMiCipher(key);
}
