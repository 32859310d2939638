namespace GenAiMeasures;

/// <summary>What a store offers that several instances of a service share: values that another instance may have changed, and the keys that another has destroyed. Thread-safe.</summary>
public interface ISharedLedger
{
    /// <summary>Reads a value kept under a name as it is now.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The value, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    ValueTask<ReadOnlyMemory<byte>?> FindSettingAsync(string name, CancellationToken cancellationToken);

    /// <summary>Replaces a value where it is still what was read, durably.</summary>
    /// <param name="name">The name.</param>
    /// <param name="before">What was read; <see langword="null"/> for none.</param>
    /// <param name="value">The new value.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Whether it was replaced; <see langword="false"/> when another instance was faster.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be written.</exception>
    ValueTask<bool> TrySetAsync(string name, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte> value, CancellationToken cancellationToken);

    /// <summary>Takes the keys that other instances have destroyed and that were not taken yet, so that they are kept with the checkpoints of this machine too: no restore brings them back. Never waits.</summary>
    /// <returns>The keys.</returns>
    IReadOnlyList<DestroyedKey> TakeDestroyed();
}
