namespace GenAiMeasures;

/// <summary>
/// Wraps every data key of the ledger under a new key-encryption key and destroys the older ones: what was erased can then not be read
/// from an old copy of the key database either. Run it on a schedule shorter than the life of such copies. Thread-safe.
/// </summary>
public interface IKeyRotationService
{
    /// <summary>Rotates the keys. May be stopped at any point and run again; older keys are destroyed only when nothing is left under them. Recorded.</summary>
    /// <param name="cancellationToken">Stops it between two steps.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="LedgerUnavailableException">A store or the provider of key-encryption keys failed, or a data key does not open; nothing was destroyed.</exception>
    ValueTask<KeysRotated> RotateAsync(CancellationToken cancellationToken = default);
}
