namespace GenAiMeasures;

/// <summary>How subjects stand, and the measures against those who misuse the service (Interim Measures Art. 14(2)). Thread-safe.</summary>
/// <remarks>
/// Every change is a <see cref="StandingChanged"/> record before it takes effect. Subjects who are anonymous or shared have
/// no standing: no measure against one of them would reach the right person.
/// </remarks>
public interface IStandingService
{
    /// <summary>Reads how a subject stands now.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The state; its <see cref="StandingState.Subject"/> is the pseudonym by which measures are taken, and empty for an anonymous or shared subject.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="subject"/> is <see langword="null"/>.</exception>
    /// <exception cref="StateUnavailableException">The standing store failed.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger failed.</exception>
    ValueTask<StandingState> GetAsync(Subject subject, CancellationToken cancellationToken = default);

    /// <summary>Reads how a subject stands now.</summary>
    /// <param name="pseudonym">The subject's pseudonym, as records show it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The state; a pseudonym that nobody has is in good standing.</returns>
    /// <exception cref="ArgumentException"><paramref name="pseudonym"/> is empty.</exception>
    /// <exception cref="StateUnavailableException">The standing store failed.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger failed.</exception>
    ValueTask<StandingState> FindAsync(string pseudonym, CancellationToken cancellationToken = default);

    /// <summary>Takes a measure. It replaces the one in force, a lighter one too.</summary>
    /// <param name="pseudonym">The subject's pseudonym.</param>
    /// <param name="measure">The measure, with author and reason.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The new state.</returns>
    /// <exception cref="ArgumentException">The measure is incomplete; the message says what is missing.</exception>
    /// <exception cref="StateUnavailableException">The standing store failed.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger failed.</exception>
    ValueTask<StandingState> TakeMeasureAsync(string pseudonym, ManualMeasure measure, CancellationToken cancellationToken = default);

    /// <summary>Lifts the measure in force; an appeal that waits is thereby granted. The counters begin anew.</summary>
    /// <param name="pseudonym">The subject's pseudonym.</param>
    /// <param name="author">Who lifts it.</param>
    /// <param name="reason">Why, at least six characters.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The new state; unchanged when no measure is in force.</returns>
    /// <exception cref="ArgumentException">Author or reason is missing.</exception>
    /// <exception cref="StateUnavailableException">The standing store failed.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger failed.</exception>
    ValueTask<StandingState> LiftAsync(string pseudonym, string author, string reason, CancellationToken cancellationToken = default);

    /// <summary>Takes a subject's appeal against the measure in force. A second one while the first waits changes nothing.</summary>
    /// <param name="pseudonym">The subject's pseudonym.</param>
    /// <param name="reference">The number of the ticket in which the host keeps what the subject wrote, or <see langword="null"/>. It is recorded.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The new state, with <see cref="StandingState.AppealId"/>.</returns>
    /// <exception cref="InvalidOperationException">No measure is in force.</exception>
    /// <exception cref="StateUnavailableException">The standing store failed.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger failed.</exception>
    ValueTask<StandingState> AppealAsync(string pseudonym, string? reference = null, CancellationToken cancellationToken = default);

    /// <summary>Rejects the appeal that waits: the measure stands. To grant it, lift the measure.</summary>
    /// <param name="pseudonym">The subject's pseudonym.</param>
    /// <param name="author">Who decides.</param>
    /// <param name="reason">Why, at least six characters.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The new state.</returns>
    /// <exception cref="ArgumentException">Author or reason is missing.</exception>
    /// <exception cref="InvalidOperationException">No appeal waits.</exception>
    /// <exception cref="StateUnavailableException">The standing store failed.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger failed.</exception>
    ValueTask<StandingState> RejectAppealAsync(string pseudonym, string author, string reason, CancellationToken cancellationToken = default);

    /// <summary>Lists the subjects at or above a standing, by pseudonym. A measure that has run out meanwhile is listed until the subject is looked at.</summary>
    /// <param name="atLeast">The standing.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The states.</returns>
    /// <exception cref="StateUnavailableException">The standing store failed.</exception>
    IAsyncEnumerable<StandingState> ListAsync(Standing atLeast = Standing.Warned, CancellationToken cancellationToken = default);
}
