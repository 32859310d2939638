using System.Security.Cryptography;

namespace GenAiMeasures;

/// <summary>Signs checkpoints with an ECDSA P-256 key that is kept in a file which only its owner may read, and made when it does not exist. Thread-safe.</summary>
public sealed class CheckpointKeyFile : INoteSigner, IDisposable
{
    private readonly Lazy<EcdsaNoteSigner> _signer;

    /// <summary>Initializes the signer. The file is read, or made, when it is first needed.</summary>
    /// <param name="path">The path of the file (PKCS#8, PEM).</param>
    /// <param name="name">The key's name: the beginning of every checkpoint's origin.</param>
    /// <exception cref="ArgumentException">An argument is empty, or the name holds a space or a plus sign.</exception>
    public CheckpointKeyFile(string path, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(name);
        if (!SignedNote.IsName(name))
        {
            throw new ArgumentException("The name of a checkpoint's key is not empty and holds no space and no plus sign.", nameof(name));
        }

        Name = name;
        _signer = new Lazy<EcdsaNoteSigner>(() => Open(Path.GetFullPath(path), name));
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

    /// <summary>Wipes the key.</summary>
    public void Dispose()
    {
        if (_signer.IsValueCreated)
        {
            _signer.Value.Dispose();
        }
    }

    private static EcdsaNoteSigner Open(string path, string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            // of several processes that start at once, the first one's key is everybody's
            if (!File.Exists(path) && OwnerOnlyFile.TryCreate(path, System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n")))
            {
                return new EcdsaNoteSigner(name, key);
            }

            if (OwnerOnlyFile.IsReadableByOthers(path))
            {
                throw new LedgerUnavailableException(
                    $"The checkpoint key '{path}' can be read by other accounts. Allow its owner only (chmod 600), and sign with a new key: whoever could read it could sign too.");
            }
            else
            {
                key.ImportFromPem(File.ReadAllText(path));
            }

            return key.KeySize == 256
                ? new EcdsaNoteSigner(name, key)
                : throw new LedgerUnavailableException($"The checkpoint key '{path}' is no ECDSA P-256 key. Bring it back from its backup.");
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new LedgerUnavailableException($"The checkpoint key '{path}' cannot be read. Bring it back from its backup.", exception);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
