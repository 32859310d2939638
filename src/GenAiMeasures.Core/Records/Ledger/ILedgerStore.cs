namespace GenAiMeasures;

/// <summary>Keeps a ledger's entries. Implemented by storage packages; called by one writer, one call at a time, except where a member says otherwise.</summary>
public interface ILedgerStore : IAsyncDisposable, IDisposable
{
    /// <summary>Gets the store of the wrapped data keys, apart from the records. Usable after <see cref="OpenAsync"/>.</summary>
    ILedgerKeyStore Keys { get; }

    /// <summary>Gets the provider of key-encryption keys that is used when the host registers none.</summary>
    IKeyEncryptionKeyProvider DefaultKeyProvider { get; }

    /// <summary>Opens the store for writing, or opens it again after a failure. A second writer on the same store must be refused.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The state to go on from.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be opened; the message says why and how to fix it.</exception>
    ValueTask<LedgerOpening> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a value under a name, durably.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when it is durable.</returns>
    /// <exception cref="LedgerUnavailableException">It is not durable.</exception>
    ValueTask SetAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken);

    /// <summary>Makes entries durable, with the heads that follow from them, all or none. After a failure the store is opened again before the next call.</summary>
    /// <param name="entries">The entries, each following the last one of its log.</param>
    /// <param name="heads">The trees of the logs that grew; a log that is not known yet begins here.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when they are durable.</returns>
    /// <exception cref="LedgerUnavailableException">They are not durable; the message says why and how to fix it.</exception>
    ValueTask CommitAsync(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerHead> heads, CancellationToken cancellationToken);

    /// <summary>Opens a reader beside the writer. May be called at any time after <see cref="OpenAsync"/>, by any thread.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The reader; the caller disposes it. What it reads is sealed.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    ValueTask<ILedgerReader> OpenReaderAsync(CancellationToken cancellationToken);
}
