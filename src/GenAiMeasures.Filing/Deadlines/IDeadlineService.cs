namespace GenAiMeasures.Filing;

/// <summary>
/// The clocks of the Interim Measures and the rules beside them: started by what happens or by people, moved and stopped with a reason,
/// each step a <see cref="DeadlineChanged"/> record. Thread-safe.
/// </summary>
/// <remarks>
/// Clocks start by themselves from the settings (the day on which the service opened or ended), from incidents of network security and
/// of content, from people's requests and from complaints. Members that change a deadline throw <see cref="KeyNotFoundException"/> for
/// a number that nobody has, <see cref="InvalidOperationException"/> for a deadline that has ended or where there is no ledger,
/// <see cref="ArgumentException"/> for words that are missing or days that contradict, <see cref="StateUnavailableException"/> and
/// <see cref="LedgerUnavailableException"/> when a store failed.
/// </remarks>
public interface IDeadlineService
{
    /// <summary>Starts a clock. One that was started about the same thing is returned as it is.</summary>
    /// <param name="start">What, and from when.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The deadline.</returns>
    ValueTask<Deadline> StartAsync(DeadlineStart start, CancellationToken cancellationToken = default);

    /// <summary>Notes that what was due was done, on time or not. The next period of a recurring one begins now.</summary>
    /// <param name="id">The deadline's number.</param>
    /// <param name="author">Who says so.</param>
    /// <param name="reason">What was done, at least six characters. It is recorded.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The deadline that has ended.</returns>
    ValueTask<Deadline> MeetAsync(string id, string author, string reason, CancellationToken cancellationToken = default);

    /// <summary>Ends a clock that does not apply after all. A recurring one does not begin again.</summary>
    /// <param name="id">The deadline's number.</param>
    /// <param name="author">Who says so.</param>
    /// <param name="reason">Why, at least six characters. It is recorded.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The deadline that has ended.</returns>
    ValueTask<Deadline> DropAsync(string id, string author, string reason, CancellationToken cancellationToken = default);

    /// <summary>Moves the end to a later day. The library does not judge whether a rule allows that.</summary>
    /// <param name="id">The deadline's number.</param>
    /// <param name="lastDay">The new last day, in Asia/Shanghai.</param>
    /// <param name="author">Who moves it.</param>
    /// <param name="reason">On which ground, at least six characters. It is recorded.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The deadline.</returns>
    ValueTask<Deadline> ExtendAsync(string id, DateOnly lastDay, string author, string reason, CancellationToken cancellationToken = default);

    /// <summary>Finds a deadline.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The deadline, or <see langword="null"/>.</returns>
    ValueTask<Deadline?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Lists deadlines, the soonest first.</summary>
    /// <param name="query">Which; default: all open ones.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The deadlines.</returns>
    IAsyncEnumerable<Deadline> ListAsync(DeadlineQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Counts open deadlines.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The counts.</returns>
    ValueTask<DeadlineCounts> CountAsync(CancellationToken cancellationToken = default);
}
