namespace GenAiMeasures.Filing;

/// <summary>
/// Drafts reports on incidents from what the ledger says and people add, and passes them to the host's sender (Interim Measures Art. 14;
/// incident reporting measures of 2025). Drafts, sending and failure are <see cref="ReportStepTaken"/> records. Thread-safe.
/// </summary>
public interface IIncidentReporter
{
    /// <summary>Drafts a report.</summary>
    /// <param name="request">From what.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The draft, with the names of what is missing.</returns>
    /// <exception cref="KeyNotFoundException">There is no such incident.</exception>
    /// <exception cref="ArgumentException">The report is not for this kind of incident, a value is for no field of it, or the author is missing.</exception>
    /// <exception cref="InvalidOperationException">There are no incidents or no ledger: no storage package is in use.</exception>
    ValueTask<IncidentReportDraft> DraftAsync(IncidentReportRequest request, CancellationToken cancellationToken = default);

    /// <summary>Passes a draft that people have checked to the host's <see cref="IReportSender"/>, and notes in the incident that it was reported.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="author">Who checked it and sends it.</param>
    /// <param name="channel">The channel's id (<see cref="IncidentReportForms.Channels"/>).</param>
    /// <param name="cancellationToken">Ends the waiting; a report that was taken is recorded.</param>
    /// <returns>The receipt.</returns>
    /// <exception cref="ArgumentException">There is no such channel, it does not take this report, or the author is missing.</exception>
    /// <exception cref="InvalidOperationException">No sender is registered, or the draft lacks what it must have.</exception>
    /// <exception cref="LedgerUnavailableException">It was sent and could not be recorded; the message holds the receipt.</exception>
    ValueTask<ReportReceipt> SendAsync(IncidentReportDraft draft, string author, string channel, CancellationToken cancellationToken = default);
}
