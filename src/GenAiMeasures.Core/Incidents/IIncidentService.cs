namespace GenAiMeasures;

/// <summary>Cases of illegal content and misuse, from finding to closed report (Interim Measures Art. 14). Thread-safe.</summary>
/// <remarks>
/// Incidents open by themselves from answers that were stopped or withheld, from labels that failed and from measures
/// against users. Every step is an <see cref="IncidentStepTaken"/> record. An incident closes only when no step is missing.
/// Members that change an incident throw <see cref="KeyNotFoundException"/> for a number that nobody has,
/// <see cref="InvalidOperationException"/> for a step that cannot be taken now, <see cref="ArgumentException"/> for words that
/// are missing, <see cref="StateUnavailableException"/> and <see cref="LedgerUnavailableException"/> when a store failed.
/// </remarks>
public interface IIncidentService
{
    /// <summary>Opens an incident by hand.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The incident.</returns>
    ValueTask<Incident> OpenAsync(IncidentReport report, CancellationToken cancellationToken = default);

    /// <summary>Finds an incident.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The incident, or <see langword="null"/>.</returns>
    ValueTask<Incident?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Lists incidents by number, which is the order in which they were opened.</summary>
    /// <param name="query">Which; default: all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The incidents.</returns>
    IAsyncEnumerable<Incident> ListAsync(IncidentQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Takes a step that a person states.</summary>
    /// <param name="id">The incident's number.</param>
    /// <param name="action">The step.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The incident.</returns>
    ValueTask<Incident> TakeStepAsync(string id, IncidentAction action, CancellationToken cancellationToken = default);

    /// <summary>Notes the result of the regression test. Only one in which every case passed closes the rectification item; another is kept and leaves it open.</summary>
    /// <param name="id">The incident's number.</param>
    /// <param name="result">The result.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The incident.</returns>
    ValueTask<Incident> AddRegressionAsync(string id, RegressionResult result, CancellationToken cancellationToken = default);

    /// <summary>Notes that it was reported to an authority. May be repeated for a further report.</summary>
    /// <param name="id">The incident's number.</param>
    /// <param name="notice">What was sent.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The incident.</returns>
    ValueTask<Incident> ReportAsync(string id, RegulatorNotice notice, CancellationToken cancellationToken = default);

    /// <summary>Notes a person's judgement that it need not be reported.</summary>
    /// <param name="id">The incident's number.</param>
    /// <param name="author">Who judges.</param>
    /// <param name="reason">Why, at least six characters.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The incident.</returns>
    ValueTask<Incident> JudgeNotReportableAsync(string id, string author, string reason, CancellationToken cancellationToken = default);

    /// <summary>Closes an incident in which no step is missing.</summary>
    /// <param name="id">The incident's number.</param>
    /// <param name="author">Who reviewed it.</param>
    /// <param name="conclusion">The conclusion, at least six characters.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The incident.</returns>
    ValueTask<Incident> CloseAsync(string id, string author, string conclusion, CancellationToken cancellationToken = default);

    /// <summary>Writes the open rectification items as a sample set, one JSON object a line in UTF-8. Texts come from the host's <see cref="IRectificationSamples"/> only; without it there are none.</summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="request">Who asks, and what for.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>The counts, which are on record.</returns>
    ValueTask<RectificationExported> ExportRectificationAsync(Stream output, RectificationRequest request, CancellationToken cancellationToken = default);
}
