using System.Security.Cryptography;

namespace GenAiMeasures.Testing;

/// <summary>Key-encryption keys in memory, for tests: they are the same in every process and protect nothing. Thread-safe.</summary>
/// <remarks>A wrapped key is the exclusive or of the data key with a pad of the epoch and of the context.</remarks>
public sealed class MemoryKeyProvider : IKeyEncryptionKeyProvider
{
    private readonly Lock _lock = new();
    private readonly byte[] _secret = SHA256.HashData("secret"u8);
    private readonly SortedDictionary<int, byte[]> _epochs = new() { [1] = SHA256.HashData("epoch 1"u8) };

    /// <inheritdoc/>
    public ValueTask<byte[]> GetSecretAsync(bool mayCreate, CancellationToken cancellationToken = default) => new([.. _secret]);

    /// <inheritdoc/>
    public ValueTask<int> GetEpochAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return new(_epochs.Keys.Max());
        }
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> WrapAsync(int epoch, ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> context, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return new(Mix(_epochs[epoch], dataKey.Span, context.Span));
        }
    }

    /// <inheritdoc/>
    public ValueTask<byte[]?> UnwrapAsync(int epoch, ReadOnlyMemory<byte> wrapped, ReadOnlyMemory<byte> context, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return new(_epochs.TryGetValue(epoch, out byte[]? pad) ? Mix(pad, wrapped.Span, context.Span) : null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> BeginEpochAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            int next = _epochs.Keys.Max() + 1;
            _epochs[next] = SHA256.HashData(BitConverter.GetBytes(next));
            return new(next);
        }
    }

    /// <inheritdoc/>
    public ValueTask DestroyEpochsBeforeAsync(int epoch, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            foreach (int old in _epochs.Keys.Where(e => e < epoch).ToArray())
            {
                _epochs.Remove(old);
            }

            return default;
        }
    }

    private static byte[] Mix(byte[] pad, ReadOnlySpan<byte> key, ReadOnlySpan<byte> context)
    {
        byte[] mixed = HMACSHA256.HashData(pad, context);
        for (int i = 0; i < mixed.Length; i++)
        {
            mixed[i] ^= key[i];
        }

        return mixed;
    }
}
