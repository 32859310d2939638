using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;

namespace GenAiMeasures.ShangMi;

/// <summary>Signs checkpoints with an Ed25519 key that is kept in a file which only its owner may read, and made when it does not exist. Thread-safe.</summary>
public sealed class Ed25519CheckpointKeyFile : INoteSigner
{
    private const string Label = "PRIVATE KEY";

    private readonly Lazy<Ed25519NoteSigner> _signer;

    /// <summary>Initializes the signer. The file is read, or made, when it is first needed.</summary>
    /// <param name="path">The path of the file (PKCS#8, PEM).</param>
    /// <param name="name">The key's name: the beginning of every checkpoint's origin, without spaces and plus signs.</param>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    public Ed25519CheckpointKeyFile(string path, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _signer = new Lazy<Ed25519NoteSigner>(() => Open(Path.GetFullPath(path), name));
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

    private static Ed25519NoteSigner Open(string path, string name) => new(name, Read(path, CheckpointKeyText.ReadOrMake(path, Make)));

    private static string Make()
    {
        byte[] seed = RandomNumberGenerator.GetBytes(Ed25519PrivateKeyParameters.KeySize);
        var made = new Ed25519PrivateKeyParameters(seed);
        CryptographicOperations.ZeroMemory(seed);
        return PemEncoding.WriteString(Label, PrivateKeyInfoFactory.CreatePrivateKeyInfo(made).GetDerEncoded()) + "\n";
    }

    private static Ed25519PrivateKeyParameters Read(string path, string text)
    {
        try
        {
            PemFields fields = PemEncoding.Find(text);
            if (text[fields.Label] == Label && PrivateKeyFactory.CreateKey(Convert.FromBase64String(text[fields.Base64Data])) is Ed25519PrivateKeyParameters key)
            {
                return key;
            }
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or IOException or SecurityUtilityException or InvalidCastException)
        {
            throw new LedgerUnavailableException($"The checkpoint key '{path}' cannot be read. Bring it back from its backup.", exception);
        }

        throw new LedgerUnavailableException($"The checkpoint key '{path}' is no Ed25519 key. Bring it back from its backup.");
    }
}
