namespace GenAiMeasures.Filing;

/// <summary>Hands a report in. Implemented by hosts; the library sends nothing by itself. Thread-safe.</summary>
public interface IReportSender
{
    /// <summary>Hands a report in. Throws when it was not taken.</summary>
    /// <param name="report">The report.</param>
    /// <param name="channel">The channel that a person chose.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>To whom it went, and the receipt.</returns>
    ValueTask<ReportReceipt> SendAsync(IncidentReportDraft report, ReportChannel channel, CancellationToken cancellationToken);
}
