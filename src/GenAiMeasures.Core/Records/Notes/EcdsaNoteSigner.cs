using System.Security.Cryptography;

namespace GenAiMeasures;

// ECDSA P-256, the default: .NET 10 has no Ed25519
internal sealed class EcdsaNoteSigner : INoteSigner, IDisposable
{
    private readonly Lock _lock = new();
    private readonly ECDsa _key;
    private readonly byte[] _publicKey;

    internal EcdsaNoteSigner(string name, ECDsa key)
    {
        Name = name;
        _key = key;
        _publicKey = key.ExportSubjectPublicKeyInfo();
        KeyId = EcdsaNoteVerifier.KeyIdOf(_publicKey);
    }

    public string Name { get; }

    public uint KeyId { get; }

    public byte[] Sign(ReadOnlySpan<byte> text)
    {
        lock (_lock)
        {
            return _key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    public INoteVerifier ToVerifier() => new EcdsaNoteVerifier(Name, _publicKey);

    public void Dispose() => _key.Dispose();
}
