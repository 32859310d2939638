namespace GenAiMeasures;

/// <summary>Deletes what may no longer be kept, and nothing that still must be (Interim Measures Art. 11, PIPL Art. 19, 47). Thread-safe.</summary>
public interface IRetentionService
{
    /// <summary>Gets the retention classes as they are in force.</summary>
    IReadOnlyList<RetentionClass> Classes { get; }

    /// <summary>
    /// Destroys the keys and records whose maximum term is over and that are not held, and runs erasures that were put off until a
    /// minimum term or a hold ended. May be stopped at any point and run again. Each run is a record.
    /// </summary>
    /// <param name="cancellationToken">Stops it between two steps.</param>
    /// <returns>What the run did.</returns>
    /// <exception cref="LedgerUnavailableException">The store failed; what was done until then stays done.</exception>
    ValueTask<RetentionRun> RunAsync(CancellationToken cancellationToken = default);

    /// <summary>Holds what a subject's keys seal: neither a term nor a request deletes it until the hold is released. Recorded.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="subject">Whose records.</param>
    /// <param name="classes">The codes of the retention classes to hold; a hold covers parts, never a whole account by default.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many keys are held.</returns>
    /// <exception cref="ArgumentException">A class is unknown, or none is named.</exception>
    /// <exception cref="LedgerUnavailableException">The hold is not durable.</exception>
    ValueTask<int> HoldAsync(LegalHold hold, Subject subject, IReadOnlyCollection<string> classes, CancellationToken cancellationToken = default);

    /// <summary>Releases a hold. What was put off because of it is done by the next run. Recorded.</summary>
    /// <param name="holdId">The hold's id.</param>
    /// <param name="by">Who releases it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether there was such a hold.</returns>
    /// <exception cref="LedgerUnavailableException">The release is not durable.</exception>
    ValueTask<bool> ReleaseAsync(string holdId, string by, string reason, CancellationToken cancellationToken = default);
}
