namespace GenAiMeasures.Filing;

/// <summary>
/// The register of complaints and reports (Interim Measures Art. 15): the entry, the promised limit, every step to the answer, each a
/// <see cref="ComplaintStepTaken"/> record without the person's text. Thread-safe.
/// </summary>
/// <remarks>
/// Members that change a complaint throw <see cref="KeyNotFoundException"/> for a number that nobody has,
/// <see cref="InvalidOperationException"/> for a step that cannot be taken now or where there is no ledger,
/// <see cref="ArgumentException"/> for words that are missing, <see cref="StateUnavailableException"/> and
/// <see cref="LedgerUnavailableException"/> when a store failed.
/// </remarks>
public interface IComplaintRegister
{
    /// <summary>Gets the published limit in working days (<see cref="FilingOptions.ComplaintWorkingDays"/>), or <see langword="null"/>.</summary>
    int? PromisedWorkingDays { get; }

    /// <summary>Takes a complaint in.</summary>
    /// <param name="entry">What came in.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The complaint with its number and day, which the person is told.</returns>
    ValueTask<Complaint> ReceiveAsync(ComplaintEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Takes it up (受理).</summary>
    /// <param name="id">The complaint's number.</param>
    /// <param name="author">Who.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The complaint.</returns>
    ValueTask<Complaint> AcceptAsync(string id, string author, CancellationToken cancellationToken = default);

    /// <summary>Does not take it up, and tells the person why (不予受理).</summary>
    /// <param name="id">The complaint's number.</param>
    /// <param name="author">Who.</param>
    /// <param name="reason">Why, at least six characters. It is recorded.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The complaint.</returns>
    ValueTask<Complaint> DeclineAsync(string id, string author, string reason, CancellationToken cancellationToken = default);

    /// <summary>Notes what was done about it (处理). May be repeated.</summary>
    /// <param name="id">The complaint's number.</param>
    /// <param name="author">Who.</param>
    /// <param name="action">What was done, at least six characters. It is recorded; leave out what users wrote.</param>
    /// <param name="reference">The number of an incident or a measure that follows from it, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The complaint.</returns>
    ValueTask<Complaint> HandleAsync(string id, string author, string action, string? reference = null, CancellationToken cancellationToken = default);

    /// <summary>Notes that the person was answered (反馈). The text of the answer is not kept; its digest is.</summary>
    /// <param name="id">The complaint's number.</param>
    /// <param name="author">Who.</param>
    /// <param name="answer">The answer as the person reads it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The complaint.</returns>
    ValueTask<Complaint> AnswerAsync(string id, string author, string answer, CancellationToken cancellationToken = default);

    /// <summary>Notes that it was reported to an authority (上报).</summary>
    /// <param name="id">The complaint's number.</param>
    /// <param name="author">Who.</param>
    /// <param name="authority">To whom.</param>
    /// <param name="reference">The receipt's number, or the incident's under which it was reported.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The complaint.</returns>
    ValueTask<Complaint> ReportAsync(string id, string author, string authority, string reference, CancellationToken cancellationToken = default);

    /// <summary>Closes one that was answered or declined (办结).</summary>
    /// <param name="id">The complaint's number.</param>
    /// <param name="author">Who.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The complaint.</returns>
    ValueTask<Complaint> CloseAsync(string id, string author, CancellationToken cancellationToken = default);

    /// <summary>Finds a complaint.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The complaint, or <see langword="null"/>.</returns>
    ValueTask<Complaint?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Lists complaints by number, which is the order in which they were entered.</summary>
    /// <param name="query">Which; default: all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The complaints.</returns>
    IAsyncEnumerable<Complaint> ListAsync(ComplaintQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Writes the register as CSV in UTF-8 with a byte order mark, with the columns that inspections ask for. Nothing in a cell is a formula.</summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="query">Which; default: all.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>How many complaints were written.</returns>
    ValueTask<int> ExportAsync(Stream output, ComplaintQuery? query = null, CancellationToken cancellationToken = default);
}
