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

    private static Ed25519NoteSigner Open(string path, string name)
    {
        if (!File.Exists(path))
        {
            byte[] seed = RandomNumberGenerator.GetBytes(Ed25519PrivateKeyParameters.KeySize);
            var made = new Ed25519PrivateKeyParameters(seed);
            CryptographicOperations.ZeroMemory(seed);
            Write(path, PemEncoding.WriteString(Label, PrivateKeyInfoFactory.CreatePrivateKeyInfo(made).GetDerEncoded()) + "\n");
            return new Ed25519NoteSigner(name, made);
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode)0b000_111_111) != UnixFileMode.None)
        {
            throw new LedgerUnavailableException(
                $"The checkpoint key '{path}' can be read by other accounts. Allow its owner only (chmod 600), and sign with a new key: whoever could read it could sign too.");
        }

        return new Ed25519NoteSigner(name, Read(path));
    }

    private static Ed25519PrivateKeyParameters Read(string path)
    {
        string text = File.ReadAllText(path);
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

    private static void Write(string path, string pem)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(path, options);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(pem));
        stream.Flush(flushToDisk: true);
    }
}
