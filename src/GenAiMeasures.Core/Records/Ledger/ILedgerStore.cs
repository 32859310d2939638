namespace GenAiMeasures;

/// <summary>Keeps a ledger's entries. Implemented by storage packages; called by one writer, one call at a time, except where a member says otherwise.</summary>
public interface ILedgerStore : IAsyncDisposable, IDisposable
{
    /// <summary>Gets the store of the wrapped data keys, apart from the records. Usable after <see cref="OpenAsync"/>.</summary>
    ILedgerKeyStore Keys { get; }

    /// <summary>Gets the provider of key-encryption keys that is used when the host registers none.</summary>
    IKeyEncryptionKeyProvider DefaultKeyProvider { get; }

    /// <summary>Gets the key that signs checkpoints when the host registers none.</summary>
    INoteSigner DefaultSigner { get; }

    /// <summary>Gets the file beside the store to which signed checkpoints are appended, or <see langword="null"/> where there is no such place.</summary>
    string? CheckpointPath { get; }

    /// <summary>Gets whether what is stored can be read at the moment. A store that records on without its database says no: what a start holds against the kept checkpoints and against the erased keys is then held against them by the next one.</summary>
    bool IsReadable => true;

    /// <summary>Gets what there is where several instances share the store, or <see langword="null"/> where one writes it alone.</summary>
    ISharedLedger? SharedState => null;

    /// <summary>Gets whether the space that is kept for deleting on a full disk was given up. Until it is taken again, only what frees space is written.</summary>
    bool IsReserveReleased => false;

    /// <summary>Gives up the space that is kept for deleting on a full disk. May be called at any time, by any thread.</summary>
    /// <returns>Whether there was any and the disk is full: another failure is not cured by room.</returns>
    bool ReleaseReserve() => false;

    /// <summary>Takes the space again that was given up.</summary>
    /// <returns>Whether it is there; <see langword="false"/> while the disk is full.</returns>
    bool TakeReserve() => true;

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

    /// <summary>Deletes boxes that are sealed under some keys, durably, and forgets which key it was. Headers stay.</summary>
    /// <param name="keys">The keys' numbers.</param>
    /// <param name="count">How many boxes at most.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>How many were deleted; fewer than asked for when none are left.</returns>
    /// <exception cref="LedgerUnavailableException">They are not deleted.</exception>
    ValueTask<int> DeleteBoxesAsync(IReadOnlyCollection<long> keys, int count, CancellationToken cancellationToken);

    /// <summary>Deletes records of a log whose time is over, from its beginning, durably. When none are left the log is <see cref="LedgerLogState.Purged"/>.</summary>
    /// <param name="log">The log.</param>
    /// <param name="count">How many records at most.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>How many were deleted; fewer than asked for when none are left.</returns>
    /// <exception cref="LedgerUnavailableException">They are not deleted.</exception>
    ValueTask<int> DeleteRecordsAsync(Guid log, int count, CancellationToken cancellationToken);

    /// <summary>Deletes all records of a retention class and month at once, where the store can do that faster than record by record. Their logs are <see cref="LedgerLogState.Purged"/> then.</summary>
    /// <param name="retentionClass">The number of the retention class.</param>
    /// <param name="month">The month in Asia/Shanghai, such as 202611.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Whether they are gone; <see langword="false"/> when they have to be deleted with <see cref="DeleteRecordsAsync"/>.</returns>
    /// <exception cref="LedgerUnavailableException">They are not deleted.</exception>
    ValueTask<bool> TryDropAsync(int retentionClass, int month, CancellationToken cancellationToken) => new(false);

    /// <summary>Closes every log: the ledger goes on in new ones. The store is opened again before the next commit.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when this is durable.</returns>
    /// <exception cref="LedgerUnavailableException">It is not durable.</exception>
    ValueTask CloseLogsAsync(CancellationToken cancellationToken);

    /// <summary>Opens a reader beside the writer. May be called at any time after <see cref="OpenAsync"/>, by any thread.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The reader; the caller disposes it. What it reads is sealed.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    ValueTask<ILedgerReader> OpenReaderAsync(CancellationToken cancellationToken);
}
