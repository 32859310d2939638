namespace GenAiMeasures;

/// <summary>
/// Working state about people that a storage package keeps beside the ledger (standing, incidents, agreement). It is erased with the
/// records of its retention class when the person asks for deletion (PIPL Art. 47). Thread-safe.
/// </summary>
public interface ISubjectState
{
    /// <summary>Gets the code of the retention class whose terms it follows, such as <c>measure</c>.</summary>
    string RetentionClass { get; }

    /// <summary>Lists the pseudonyms of whom something is kept.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The pseudonyms.</returns>
    /// <exception cref="StateUnavailableException">The state cannot be read.</exception>
    IAsyncEnumerable<string> ListSubjectsAsync(CancellationToken cancellationToken);

    /// <summary>Says why a person's state cannot go yet, whatever the terms are: a measure is in force, a case is open.</summary>
    /// <param name="pseudonym">The person's pseudonym.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The ground, as the person reads it, or <see langword="null"/> when it can go.</returns>
    /// <exception cref="StateUnavailableException">The state cannot be read.</exception>
    ValueTask<string?> FindObstacleAsync(string pseudonym, CancellationToken cancellationToken);

    /// <summary>Erases what is kept of a person, durably. The pseudonym may be readable in no file afterwards.</summary>
    /// <param name="pseudonym">The person's pseudonym.</param>
    /// <param name="cancellationToken">Ends the waiting, not an erasure that has begun.</param>
    /// <returns>A task that ends when it is gone.</returns>
    /// <exception cref="StateUnavailableException">It is not gone.</exception>
    ValueTask EraseAsync(string pseudonym, CancellationToken cancellationToken);
}
