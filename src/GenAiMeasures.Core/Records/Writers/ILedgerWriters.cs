namespace GenAiMeasures;

/// <summary>Lists who writes a ledger that many instances share. Registered by storage packages that have more than one writer. Thread-safe.</summary>
public interface ILedgerWriters
{
    /// <summary>Lists the instances that write or wrote, the last that started first.</summary>
    /// <param name="count">How many at most; 1 or more.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The instances.</returns>
    /// <exception cref="LedgerUnavailableException">The store cannot be read.</exception>
    ValueTask<IReadOnlyList<LedgerWriter>> ListAsync(int count = 50, CancellationToken cancellationToken = default);
}
