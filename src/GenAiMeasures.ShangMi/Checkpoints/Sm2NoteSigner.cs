namespace GenAiMeasures.ShangMi;

internal sealed class Sm2NoteSigner(string name, Sm2PrivateKey key) : INoteSigner
{
    private readonly Sm2NoteVerifier _verifier = new(name, key.PublicKey);

    public string Name => _verifier.Name;

    public uint KeyId => _verifier.KeyId;

    public byte[] Sign(ReadOnlySpan<byte> text) => key.Sign(text);

    public INoteSigner WithName(string name) => new Sm2NoteSigner(name, key);

    public INoteVerifier ToVerifier() => _verifier;
}
