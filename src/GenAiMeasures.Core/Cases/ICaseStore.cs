namespace GenAiMeasures;

/// <summary>Keeps the states of the cases that packages carry on. Implemented by the storage packages; survives a restart. Thread-safe.</summary>
/// <remarks>Where no storage package brings one, <see cref="MemoryCaseStore"/> stands in, which keeps them until the process ends.</remarks>
public interface ICaseStore
{
    /// <summary>Gets whether what is kept survives the process.</summary>
    bool IsDurable { get; }

    /// <summary>Finds a case.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its number.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The state, or <see langword="null"/>.</returns>
    /// <exception cref="StateUnavailableException">The store cannot be read.</exception>
    ValueTask<CaseState?> FindAsync(string kind, string id, CancellationToken cancellationToken);

    /// <summary>Replaces the state of version <c>state.Version - 1</c> (none for version 1), atomically and durably.</summary>
    /// <param name="state">The new state.</param>
    /// <param name="cancellationToken">Ends the waiting, not a write that has begun.</param>
    /// <returns>Whether it was written; <see langword="false"/> when another state had come in between.</returns>
    /// <exception cref="StateUnavailableException">The store cannot be written.</exception>
    ValueTask<bool> TryCommitAsync(CaseState state, CancellationToken cancellationToken);

    /// <summary>Lists cases in the order that the query names.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The states.</returns>
    /// <exception cref="StateUnavailableException">The store cannot be read.</exception>
    IAsyncEnumerable<CaseState> ListAsync(CaseQuery query, CancellationToken cancellationToken);

    /// <summary>Counts cases.</summary>
    /// <param name="query">Which; its order and limit do not matter.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many.</returns>
    /// <exception cref="StateUnavailableException">The store cannot be read.</exception>
    ValueTask<long> CountAsync(CaseQuery query, CancellationToken cancellationToken);
}
