namespace GenAiMeasures;

/// <summary>Keeps how subjects stand. Implemented by the storage packages; survives a restart. Thread-safe.</summary>
/// <remarks>An exception from any member refuses the exchange that met it: nobody is served whose standing is unknown.</remarks>
public interface IStandingStore
{
    /// <summary>Finds a subject's state.</summary>
    /// <param name="subject">The pseudonym.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The state, or <see langword="null"/> for a subject without one.</returns>
    /// <exception cref="StateUnavailableException">The store cannot be read.</exception>
    ValueTask<StandingState?> FindAsync(string subject, CancellationToken cancellationToken);

    /// <summary>Replaces the state of version <c>state.Version - 1</c> (none for version 1) and notes the exchange as counted, both or neither, atomically and durably.</summary>
    /// <param name="state">The new state.</param>
    /// <param name="counted">The exchange whose finding it counts, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the waiting, not a write that has begun.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="StateUnavailableException">The store cannot be written.</exception>
    ValueTask<StandingCommit> TryCommitAsync(StandingState state, ExchangeId? counted, CancellationToken cancellationToken);

    /// <summary>Lists the subjects at or above a standing, by pseudonym.</summary>
    /// <param name="atLeast">The standing.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The states.</returns>
    /// <exception cref="StateUnavailableException">The store cannot be read.</exception>
    IAsyncEnumerable<StandingState> ListAsync(Standing atLeast, CancellationToken cancellationToken);
}
