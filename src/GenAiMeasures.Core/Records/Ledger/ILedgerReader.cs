namespace GenAiMeasures;

/// <summary>Reads a ledger without writing to it, while the app runs or from a copy. Implemented by storage packages.</summary>
public interface ILedgerReader : IAsyncDisposable
{
    /// <summary>Reads the state of the tree.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The head.</returns>
    ValueTask<LedgerHead> ReadHeadAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads entries in order, in bounded memory.</summary>
    /// <param name="fromSequence">The first to read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries.</returns>
    IAsyncEnumerable<LedgerEntry> ReadAsync(long fromSequence = 0, CancellationToken cancellationToken = default);
}
