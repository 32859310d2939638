namespace GenAiMeasures.Storage.PostgreSql;

/// <summary>Brings a shared ledger back into use. Every instance must be stopped: all logs are closed where the database is older than what was signed.</summary>
public static class PostgreSqlLedgerRecovery
{
    /// <summary>Recovers a database; see <see cref="LedgerRecovery"/>. Run it on a machine whose folder holds kept checkpoints: what was signed and destroyed there is held against the database.</summary>
    /// <param name="options">Where it is, and the folder of the kept checkpoints and the key files.</param>
    /// <param name="provider">The key-encryption keys, or <see langword="null"/> for the key file that the options name.</param>
    /// <param name="time">The clock, or <see langword="null"/> for the system's.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What was found and done.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The database cannot be read or written, or holds no ledger.</exception>
    public static async ValueTask<LedgerRecoveryResult> RecoverAsync(
        PostgreSqlOptions options, IKeyEncryptionKeyProvider? provider = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        TimeProvider clock = time ?? TimeProvider.System;
        await using var connections = new PostgreSqlConnections(options, clock);
        try
        {
            await PostgreSqlSchema.CheckAsync(connections, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.Explain(exception);
        }

        var erasures = new ErasureWatch(connections);
        await using var poll = new PostgreSqlPoll(connections, erasures, new StandingMap(connections, clock), clock);
        await using var store = new PostgreSqlLedgerStore(connections, erasures, poll, clock);
        return await LedgerRecovery.RecoverAsync(store, provider, signer: null, clock, cancellationToken).ConfigureAwait(false);
    }
}
