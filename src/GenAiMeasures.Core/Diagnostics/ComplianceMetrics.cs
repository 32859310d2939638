using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GenAiMeasures;

// telemetry never decides and never throws into an exchange; the ledger is where facts are kept
internal sealed class ComplianceMetrics
{
    internal static readonly ActivitySource Activities = new(GenAiMeasuresDiagnostics.ActivitySourceName);

    private readonly Counter<long> _exchanges;
    private readonly Counter<long> _findings;
    private readonly Counter<long> _unchecked;
    private readonly Counter<long> _recordFailures;
    private readonly Counter<long> _measures;
    private readonly Counter<long> _incidents;
    private readonly Counter<long> _sharings;
    private readonly Histogram<double> _stopLatency;

    public ComplianceMetrics(IMeterFactory? meters = null)
    {
#pragma warning disable CA2000 // a factory owns its meters; a meter of ours lives as long as the process
        Meter meter = meters?.Create(GenAiMeasuresDiagnostics.MeterName) ?? new Meter(GenAiMeasuresDiagnostics.MeterName);
#pragma warning restore CA2000
        _exchanges = meter.CreateCounter<long>(GenAiMeasuresDiagnostics.Exchanges, "{exchange}");
        _findings = meter.CreateCounter<long>(GenAiMeasuresDiagnostics.Findings, "{finding}");
        _unchecked = meter.CreateCounter<long>(GenAiMeasuresDiagnostics.Unchecked, "{screen}");
        _recordFailures = meter.CreateCounter<long>(GenAiMeasuresDiagnostics.RecordFailures, "{record}");
        _measures = meter.CreateCounter<long>(GenAiMeasuresDiagnostics.Measures, "{measure}");
        _incidents = meter.CreateCounter<long>(GenAiMeasuresDiagnostics.Incidents, "{incident}");
        _sharings = meter.CreateCounter<long>(GenAiMeasuresDiagnostics.Sharings, "{sharing}");
        _stopLatency = meter.CreateHistogram<double>(GenAiMeasuresDiagnostics.StopLatency, "ms");
    }

    internal void Settled(Exchange exchange)
    {
        _exchanges.Add(
            1,
            new KeyValuePair<string, object?>(GenAiMeasuresDiagnostics.OutcomeTag, exchange.Outcome.ToString()),
            new KeyValuePair<string, object?>(GenAiMeasuresDiagnostics.CodeTag, exchange.Code));
        foreach (Finding finding in exchange.Findings)
        {
            _findings.Add(
                1,
                new KeyValuePair<string, object?>(GenAiMeasuresDiagnostics.RiskTag, finding.Risk.Value),
                new KeyValuePair<string, object?>(GenAiMeasuresDiagnostics.VerdictTag, finding.Verdict.ToString()),
                new KeyValuePair<string, object?>(GenAiMeasuresDiagnostics.SideTag, finding.Place.Side == ScreenSide.Input ? "input" : "output"));
        }

        if (exchange.Unchecked.Count > 0)
        {
            _unchecked.Add(exchange.Unchecked.Count);
        }

        if (exchange.StopLatency is { } latency)
        {
            _stopLatency.Record(latency.TotalMilliseconds);
        }
    }

    internal void MeasureTaken(StandingChanged change) =>
        _measures.Add(1, new KeyValuePair<string, object?>(GenAiMeasuresDiagnostics.MeasureTag, change.Step.ToString()));

    internal void IncidentOpened(IncidentKind kind) =>
        _incidents.Add(1, new KeyValuePair<string, object?>(GenAiMeasuresDiagnostics.KindTag, kind.ToString()));

    internal void SharingDecided(SharingOutcome outcome) =>
        _sharings.Add(1, new KeyValuePair<string, object?>(GenAiMeasuresDiagnostics.OutcomeTag, outcome.ToString()));

    internal void RecordFailed() => _recordFailures.Add(1);
}
