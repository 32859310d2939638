namespace GenAiMeasures;

/// <summary>Holds the keys that wrap a ledger's data keys, apart from the ledger: a file with owner-only rights by default, or a KMS or HSM. Thread-safe.</summary>
/// <remarks>Losing it makes every sealed part unreadable; copying it together with the stores makes them readable. Destroying an epoch makes old copies of the key store worthless.</remarks>
public interface IKeyEncryptionKeyProvider
{
    /// <summary>Gets the ledger's secret: pseudonyms and the look-up of subjects are hashes under it. Always the same for one ledger.</summary>
    /// <param name="mayCreate">Whether it may be made: only for a ledger that holds nothing yet.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>32 bytes, the caller's own copy.</returns>
    /// <exception cref="LedgerUnavailableException">It is missing, unreadable or unsafe.</exception>
    ValueTask<byte[]> GetSecretAsync(bool mayCreate, CancellationToken cancellationToken = default);

    /// <summary>Gets the epoch under which new data keys are wrapped; the first one is made when there is none.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The epoch, from 1.</returns>
    /// <exception cref="LedgerUnavailableException">The keys cannot be read or made.</exception>
    ValueTask<int> GetEpochAsync(CancellationToken cancellationToken = default);

    /// <summary>Wraps a data key.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="dataKey">32 bytes.</param>
    /// <param name="context">What the key is for; it opens only with the same context.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The wrapped key.</returns>
    /// <exception cref="LedgerUnavailableException">The epoch is unknown or the provider cannot be reached.</exception>
    ValueTask<byte[]> WrapAsync(int epoch, ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> context, CancellationToken cancellationToken = default);

    /// <summary>Unwraps a data key.</summary>
    /// <param name="epoch">The epoch under which it was wrapped.</param>
    /// <param name="wrapped">The wrapped key.</param>
    /// <param name="context">What the key is for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>32 bytes, or <see langword="null"/> when the epoch was destroyed or the bytes are not a key of it.</returns>
    /// <exception cref="LedgerUnavailableException">The provider cannot be reached.</exception>
    ValueTask<byte[]?> UnwrapAsync(int epoch, ReadOnlyMemory<byte> wrapped, ReadOnlyMemory<byte> context, CancellationToken cancellationToken = default);

    /// <summary>Begins a new epoch.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The new epoch.</returns>
    /// <exception cref="LedgerUnavailableException">It cannot be made.</exception>
    ValueTask<int> BeginEpochAsync(CancellationToken cancellationToken = default);

    /// <summary>Destroys every epoch before one.</summary>
    /// <param name="epoch">The first that stays.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when they are gone.</returns>
    /// <exception cref="LedgerUnavailableException">They are not gone.</exception>
    ValueTask DestroyEpochsBeforeAsync(int epoch, CancellationToken cancellationToken = default);
}
