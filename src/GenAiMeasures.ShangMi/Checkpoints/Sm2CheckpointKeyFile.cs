using System.Security.Cryptography;

namespace GenAiMeasures.ShangMi;

/// <summary>Signs checkpoints with an SM2 key that is kept in a file which only its owner may read, and made when it does not exist. Thread-safe.</summary>
public sealed class Sm2CheckpointKeyFile : INoteSigner
{
    private readonly Lazy<Sm2NoteSigner> _signer;

    /// <summary>Initializes the signer. The file is read, or made, when it is first needed.</summary>
    /// <param name="path">The path of the file (PKCS#8, PEM).</param>
    /// <param name="name">The key's name: the beginning of every checkpoint's origin, without spaces and plus signs.</param>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    public Sm2CheckpointKeyFile(string path, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _signer = new Lazy<Sm2NoteSigner>(() => Open(Path.GetFullPath(path), name));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public uint KeyId => _signer.Value.KeyId;

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> text) => _signer.Value.Sign(text);

    /// <inheritdoc/>
    public INoteSigner WithName(string name) => _signer.Value.WithName(name);

    /// <inheritdoc/>
    public INoteVerifier ToVerifier() => _signer.Value.ToVerifier();

    private static Sm2NoteSigner Open(string path, string name)
    {
        string text = CheckpointKeyText.ReadOrMake(path, () => Sm2PrivateKey.Create().ToPem() + "\n");
        try
        {
            return new Sm2NoteSigner(name, Sm2PrivateKey.FromPem(text));
        }
        catch (CryptographicException exception)
        {
            throw new LedgerUnavailableException($"The checkpoint key '{path}' is no SM2 key. Bring it back from its backup.", exception);
        }
    }
}
