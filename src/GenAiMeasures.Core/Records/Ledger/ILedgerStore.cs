namespace GenAiMeasures;

/// <summary>Keeps a ledger's entries. Implemented by storage packages; called by one writer, one call at a time.</summary>
public interface ILedgerStore : IAsyncDisposable, IDisposable
{
    /// <summary>Opens the store for writing, or opens it again after a failure. A second writer on the same store must be refused.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The state to go on from.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be opened; the message says why and how to fix it.</exception>
    ValueTask<LedgerOpening> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Makes entries durable, with the head that follows from them, all or none. After a failure the store is opened again before the next call.</summary>
    /// <param name="entries">The entries, in order, following the last one that was committed.</param>
    /// <param name="head">The tree after them.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when they are durable.</returns>
    /// <exception cref="LedgerUnavailableException">They are not durable; the message says why and how to fix it.</exception>
    ValueTask CommitAsync(IReadOnlyList<LedgerEntry> entries, LedgerHead head, CancellationToken cancellationToken);
}
