namespace GenAiMeasures;

/// <summary>Reads what the app itself has recorded, opened, while it runs. For features that keep their documents in the ledger. Thread-safe.</summary>
public interface ILedgerHistory
{
    /// <summary>Reads the records of a kind, opened, log by log in the order in which the logs began; the logs of other retention classes are not touched.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries; one whose text was erased or is damaged says so in its state.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    IAsyncEnumerable<LedgerEntry> ReadAsync(RecordKind kind, CancellationToken cancellationToken = default);
}
