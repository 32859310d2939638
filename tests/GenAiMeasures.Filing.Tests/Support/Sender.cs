namespace GenAiMeasures.Filing.Tests;

/// <summary>A host's way of handing in that keeps what it was given, and fails when it is told to.</summary>
internal sealed class Sender : IReportSender
{
    public List<(IncidentReportDraft Report, ReportChannel Channel)> Sent { get; } = [];

    public bool Fails { get; set; }

    public ValueTask<ReportReceipt> SendAsync(IncidentReportDraft report, ReportChannel channel, CancellationToken cancellationToken)
    {
        if (Fails)
        {
            throw new HttpRequestException("unreachable");
        }

        Sent.Add((report, channel));
        return new(new ReportReceipt("某省互联网信息办公室", $"回执-{Sent.Count}"));
    }
}
