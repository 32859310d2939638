using Microsoft.Extensions.Options;

namespace GenAiMeasures.Storage.Sqlite;

/// <summary>Brings a ledger in a SQLite file back into use. The service must be stopped: one file has one writer.</summary>
public static class SqliteLedgerRecovery
{
    /// <summary>Recovers a store; see <see cref="LedgerRecovery"/>.</summary>
    /// <param name="path">The path of the database file.</param>
    /// <param name="provider">The key-encryption keys, or <see langword="null"/> for the key file beside the database.</param>
    /// <param name="time">The clock, or <see langword="null"/> for the system's.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What was found and done.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="LedgerUnavailableException">The store does not exist, is in use, or cannot be written.</exception>
    public static async ValueTask<LedgerRecoveryResult> RecoverAsync(
        string path, IKeyEncryptionKeyProvider? provider = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
        {
            throw new LedgerUnavailableException($"The ledger store '{path}' does not exist. Correct the path.");
        }

        using var store = new SqliteLedgerStore(Options.Create(new SqliteOptions { Path = path, BallastMegabytes = 0 }));
        return await LedgerRecovery.RecoverAsync(store, provider, signer: null, time, cancellationToken);
    }
}
