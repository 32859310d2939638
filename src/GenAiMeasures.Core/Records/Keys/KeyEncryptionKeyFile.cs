using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenAiMeasures;

/// <summary>Keeps a ledger's secret and its key-encryption keys in one file that only its owner may read. Thread-safe within one process.</summary>
/// <remarks>Keep its backups apart from those of the ledger. Whoever needs more than file rights implements <see cref="IKeyEncryptionKeyProvider"/> over a KMS or HSM.</remarks>
public sealed class KeyEncryptionKeyFile : IKeyEncryptionKeyProvider
{
    private const int KeyLength = 32;
    private const string EpochWord = "epoch ";

    private readonly string _path;
    private readonly Lock _lock = new();
    private KeyFileContent? _content;
    private DateTime _readAt;

    /// <summary>Initializes the provider. The file is read, or made, when it is first needed.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public KeyEncryptionKeyFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> GetSecretAsync(bool mayCreate, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return new([.. Read(mayCreate).Secret]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> GetEpochAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            ForgetWhatChanged();
            KeyFileContent content = Read(mayCreate: false);
            return new(content.Epochs.Count > 0 ? content.Epochs.Keys.Max() : Begin(content));
        }
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> WrapAsync(int epoch, ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> context, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Find(epoch) is { } key
                ? new(KeyWrapping.Wrap(key, dataKey.Span, context.Span))
                : throw new LedgerUnavailableException(string.Create(
                    CultureInfo.InvariantCulture, $"The key file '{_path}' holds no key of epoch {epoch}. Bring the key file back from its backup."));
        }
    }

    /// <inheritdoc/>
    public ValueTask<byte[]?> UnwrapAsync(int epoch, ReadOnlyMemory<byte> wrapped, ReadOnlyMemory<byte> context, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return new(Find(epoch) is { } key ? KeyWrapping.Unwrap(key, wrapped.Span, context.Span) : null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> BeginEpochAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            ForgetWhatChanged();
            return new(Begin(Read(mayCreate: false)));
        }
    }

    /// <inheritdoc/>
    public ValueTask DestroyEpochsBeforeAsync(int epoch, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            ForgetWhatChanged();
            KeyFileContent content = Read(mayCreate: false);
            int[] gone = [.. content.Epochs.Keys.Where(e => e < epoch)];
            if (gone.Length == 0)
            {
                return default;
            }

            var left = new KeyFileContent(content.Secret);
            foreach ((int number, byte[] key) in content.Epochs.Where(e => e.Key >= epoch))
            {
                left.Epochs.Add(number, key);
            }

            ReplaceAndOverwrite(left);
            foreach (int number in gone)
            {
                CryptographicOperations.ZeroMemory(content.Epochs[number]);
            }

            return default;
        }
    }

    // an epoch that is not known may have been begun by another process on the same file
    private byte[]? Find(int epoch)
    {
        if (!Read(mayCreate: false).Epochs.TryGetValue(epoch, out byte[]? key))
        {
            ForgetWhatChanged();
            Read(mayCreate: false).Epochs.TryGetValue(epoch, out key);
        }

        return key;
    }

    private void ForgetWhatChanged()
    {
        if (_content is not null && File.GetLastWriteTimeUtc(_path) != _readAt)
        {
            _content = null;
        }
    }

    private int Begin(KeyFileContent content)
    {
        var next = new KeyFileContent(content.Secret);
        foreach ((int number, byte[] key) in content.Epochs)
        {
            next.Epochs.Add(number, key);
        }

        int epoch = content.Epochs.Count == 0 ? 1 : content.Epochs.Keys.Max() + 1;
        next.Epochs.Add(epoch, RandomNumberGenerator.GetBytes(KeyLength));
        Write(next);
        return epoch;
    }

    private KeyFileContent Read(bool mayCreate)
    {
        if (_content is not null)
        {
            return _content;
        }

        try
        {
            return _content = File.Exists(_path) ? ReadFile() : Create(mayCreate);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new LedgerUnavailableException($"The key file '{_path}' cannot be read or made: access is denied. Give the service's account the right.", exception);
        }
    }

    private KeyFileContent Create(bool mayCreate)
    {
        if (!mayCreate)
        {
            throw new LedgerUnavailableException(
                $"The key file '{_path}' is missing, but the ledger store holds records under its keys. Bring the key file back from its backup.");
        }

        var content = new KeyFileContent(RandomNumberGenerator.GetBytes(KeyLength));
        content.Epochs.Add(1, RandomNumberGenerator.GetBytes(KeyLength));
        byte[] bytes = ToBytes(content);
        bool isMade = OwnerOnlyFile.TryCreate(_path, bytes);
        CryptographicOperations.ZeroMemory(bytes);
        _readAt = File.GetLastWriteTimeUtc(_path);

        // of several processes that start at once, the first one's secret is everybody's
        return isMade ? content : ReadFile();
    }

    private KeyFileContent ReadFile()
    {
        if (OwnerOnlyFile.IsReadableByOthers(_path))
        {
            throw new LedgerUnavailableException(
                $"The key file '{_path}' can be read by other accounts. Allow its owner only (chmod 600), and consider the keys known to whoever could read it.");
        }

        _readAt = File.GetLastWriteTimeUtc(_path);
        string[] lines = File.ReadAllLines(_path);
        if (lines.Length == 0 || ParseKey(lines[0].Trim()) is not { } secret)
        {
            throw Damaged();
        }

        var content = new KeyFileContent(secret);
        foreach (string line in lines.Skip(1).Where(l => l.Length > 0))
        {
            string[] words = line.Split(' ');
            if (words.Length != 3 || !line.StartsWith(EpochWord, StringComparison.Ordinal)
                || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int epoch)
                || ParseKey(words[2]) is not { } key || !content.Epochs.TryAdd(epoch, key))
            {
                throw Damaged();
            }
        }

        return content;
    }

    private LedgerUnavailableException Damaged() =>
        new($"The key file '{_path}' does not hold a secret of 64 hexadecimal digits and lines 'epoch <number> <64 hexadecimal digits>'. Bring it back from its backup.");

    private static byte[]? ParseKey(string text)
    {
        byte[] key = new byte[KeyLength];
        return text.Length == 2 * KeyLength && Convert.FromHexString(text, key, out _, out int written) == System.Buffers.OperationStatus.Done && written == KeyLength
            ? key
            : null;
    }

    private static byte[] ToBytes(KeyFileContent content)
    {
        var text = new StringBuilder(Convert.ToHexStringLower(content.Secret)).Append('\n');
        foreach ((int epoch, byte[] key) in content.Epochs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{EpochWord}{epoch} {Convert.ToHexStringLower(key)}\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private void Write(KeyFileContent content)
    {
        byte[] bytes = ToBytes(content);
        OwnerOnlyFile.Replace(_path, bytes);
        CryptographicOperations.ZeroMemory(bytes);
        _content = content;
        _readAt = File.GetLastWriteTimeUtc(_path);
    }

    // the handle stays on the old file when the new one takes its name; then the old bytes are overwritten where they stand
    private void ReplaceAndOverwrite(KeyFileContent content)
    {
        using var old = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        Write(content);
        old.Write(new byte[old.Length]);
        old.Flush(flushToDisk: true);
    }
}
