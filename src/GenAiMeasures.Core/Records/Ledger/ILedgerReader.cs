namespace GenAiMeasures;

/// <summary>Reads a ledger without writing to it, while the app runs or from a copy. Implemented by storage packages. For one caller at a time.</summary>
public interface ILedgerReader : IAsyncDisposable
{
    /// <summary>Reads the state of every log's tree.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The heads, in the order in which their logs began.</returns>
    ValueTask<IReadOnlyList<LedgerHead>> ReadHeadsAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the entries of all logs in the order in which they were committed, in bounded memory.</summary>
    /// <param name="fromPosition">The first position to read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries.</returns>
    IAsyncEnumerable<LedgerEntry> ReadAsync(long fromPosition = 0, CancellationToken cancellationToken = default);

    /// <summary>Reads the entries of one log in order, in bounded memory.</summary>
    /// <param name="log">The log.</param>
    /// <param name="fromSequence">The first to read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries.</returns>
    IAsyncEnumerable<LedgerEntry> ReadLogAsync(Guid log, long fromSequence = 0, CancellationToken cancellationToken = default);

    /// <summary>Reads the entries that have a part under one of some keys, in the order in which they were committed, in bounded memory.</summary>
    /// <param name="keys">The keys' numbers.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries.</returns>
    IAsyncEnumerable<LedgerEntry> ReadKeysAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken = default);

    /// <summary>Reads the tiles of one log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The tiles, by rising index.</returns>
    ValueTask<IReadOnlyList<LedgerTile>> ReadTilesAsync(Guid log, CancellationToken cancellationToken = default);

    /// <summary>Reads leaf hashes of one log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="fromSequence">The first to read.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The hashes, 32 bytes each, as many as there are.</returns>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadLeafHashesAsync(Guid log, long fromSequence, int count, CancellationToken cancellationToken = default);
}
