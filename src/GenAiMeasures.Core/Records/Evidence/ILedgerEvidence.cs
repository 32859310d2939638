namespace GenAiMeasures;

/// <summary>
/// Reads the app's own ledger from inside the app, and proves what it holds: for papers that quote records (Interim Measures Art. 19),
/// and for work that follows from them. Thread-safe. What is read may name pseudonyms; show it to those only who may see it.
/// </summary>
public interface ILedgerEvidence
{
    /// <summary>Reads entries of some kinds, opened, in the order in which they were committed, in bounded memory. Others are not opened.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="fromPosition">The first position to read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries. One that was erased says so.</returns>
    /// <exception cref="LedgerUnavailableException">The store or its keys cannot be read.</exception>
    IAsyncEnumerable<LedgerEntry> ReadAsync(IReadOnlyCollection<RecordKind> kinds, long fromPosition = 0, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the entries of one kind, opened, log by log in the order in which the logs began: only the logs of the kind's retention class
    /// are read. For features that keep their documents in the ledger.
    /// </summary>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries. One that was erased says so.</returns>
    /// <exception cref="LedgerUnavailableException">The store or its keys cannot be read.</exception>
    IAsyncEnumerable<LedgerEntry> ReadKindAsync(RecordKind kind, CancellationToken cancellationToken = default);

    /// <summary>Reads the records of one person: those that are sealed under the person's keys, found by these and not by reading the ledger. What is restricted is left out (PIPL Art. 47).</summary>
    /// <param name="pseudonym">The person's pseudonym (<see cref="ILedger.GetPseudonymAsync"/>).</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries, opened where a key for them is left, in the order in which they were stored. Nothing where nobody has the pseudonym.</returns>
    /// <exception cref="ArgumentException"><paramref name="pseudonym"/> is empty.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger cannot be read.</exception>
    IAsyncEnumerable<LedgerEntry> ReadSubjectAsync(string pseudonym, CancellationToken cancellationToken = default);

    /// <summary>Counts all entries by kind, and names the last position. Nothing is opened.</summary>
    /// <param name="cancellationToken">Ends the counting.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    ValueTask<LedgerCounts> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>Signs the heads of all logs now.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>One signed checkpoint a log.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    ValueTask<IReadOnlyList<SignedNote>> SignAsync(CancellationToken cancellationToken = default);

    /// <summary>Proves that an entry is in the ledger, over a checkpoint that is signed now.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The proof, which carries the entry's header.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read, or records are missing.</exception>
    ValueTask<LedgerReceipt> ProveAsync(LedgerEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Verifies the whole ledger as it stands in the store.</summary>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>The result.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    ValueTask<LedgerVerification> VerifyAsync(CancellationToken cancellationToken = default);
}
