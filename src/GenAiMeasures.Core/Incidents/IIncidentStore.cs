namespace GenAiMeasures;

/// <summary>Keeps incidents. Implemented by the storage packages; survives a restart. Thread-safe.</summary>
public interface IIncidentStore
{
    /// <summary>Finds an incident.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The incident, or <see langword="null"/>.</returns>
    /// <exception cref="StateUnavailableException">The store cannot be read.</exception>
    ValueTask<Incident?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Replaces the state of version <c>incident.Version - 1</c> (none for version 1), atomically and durably.</summary>
    /// <param name="incident">The new state.</param>
    /// <param name="cancellationToken">Ends the waiting, not a write that has begun.</param>
    /// <returns>Whether it was written; <see langword="false"/> when another state had come in between.</returns>
    /// <exception cref="StateUnavailableException">The store cannot be written.</exception>
    ValueTask<bool> TryCommitAsync(Incident incident, CancellationToken cancellationToken);

    /// <summary>Lists incidents by number.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The incidents.</returns>
    /// <exception cref="StateUnavailableException">The store cannot be read.</exception>
    IAsyncEnumerable<Incident> ListAsync(IncidentQuery query, CancellationToken cancellationToken);
}
