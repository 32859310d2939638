using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace GenAiMeasures.ShangMi;

internal sealed class Ed25519NoteSigner(string name, Ed25519PrivateKeyParameters key) : INoteSigner
{
    private readonly Ed25519NoteVerifier _verifier = new(name, key.GeneratePublicKey().GetEncoded());

    public string Name => _verifier.Name;

    public uint KeyId => _verifier.KeyId;

    public byte[] Sign(ReadOnlySpan<byte> text)
    {
        byte[] signature = new byte[Ed25519.SignatureSize];
        key.Sign(Ed25519.Algorithm.Ed25519, null, text.ToArray(), 0, text.Length, signature, 0);
        return signature;
    }

    public INoteSigner WithName(string name) => new Ed25519NoteSigner(name, key);

    public INoteVerifier ToVerifier() => _verifier;
}
