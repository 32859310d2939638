namespace GenAiMeasures;

/// <summary>Keeps which versions of the agreement subjects have accepted. Implemented by the storage packages. Thread-safe.</summary>
public interface IAgreementStore
{
    /// <summary>Finds when a subject accepted a version.</summary>
    /// <param name="subject">The pseudonym.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>When, or <see langword="null"/>.</returns>
    /// <exception cref="StateUnavailableException">The store cannot be read.</exception>
    ValueTask<DateTimeOffset?> FindAsync(string subject, string version, CancellationToken cancellationToken);

    /// <summary>Keeps that a subject accepted a version, durably; the first acceptance stands.</summary>
    /// <param name="subject">The pseudonym.</param>
    /// <param name="version">The version.</param>
    /// <param name="acceptedAt">When.</param>
    /// <param name="cancellationToken">Ends the waiting, not a write that has begun.</param>
    /// <returns>A task that ends when it is durable.</returns>
    /// <exception cref="StateUnavailableException">The store cannot be written.</exception>
    ValueTask AddAsync(string subject, string version, DateTimeOffset acceptedAt, CancellationToken cancellationToken);
}
