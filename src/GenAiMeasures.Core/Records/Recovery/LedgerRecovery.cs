using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

/// <summary>Brings a ledger's store back into use after a crash, or after an older copy was put in its place.</summary>
public static class LedgerRecovery
{
    /// <summary>
    /// Does what every start does (interrupted exchanges are settled, erased keys that came back are destroyed again), and accepts
    /// a store that is older than what was signed: its logs are closed, the loss is put on record, and the ledger goes on in new logs.
    /// </summary>
    /// <param name="store">The store; nobody else may write it.</param>
    /// <param name="provider">The key-encryption keys, or <see langword="null"/> for the store's own.</param>
    /// <param name="signer">The key of the checkpoints, or <see langword="null"/> for the store's own.</param>
    /// <param name="time">The clock, or <see langword="null"/> for the system's.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What was found and done.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="store"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The store cannot be opened or written.</exception>
    public static async ValueTask<LedgerRecoveryResult> RecoverAsync(
        ILedgerStore store,
        IKeyEncryptionKeyProvider? provider = null,
        INoteSigner? signer = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        await using var ledger = new Ledger(
            store,
            Options.Create(new GenAiComplianceOptions()),
            time ?? TimeProvider.System,
            new ComplianceLog(NullLoggerFactory.Instance),
            new RandomSource(),
            provider,
            signer);
        return await ledger.RecoverStoreAsync(cancellationToken);
    }
}
