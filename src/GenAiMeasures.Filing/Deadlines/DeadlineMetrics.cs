using System.Diagnostics.Metrics;

namespace GenAiMeasures.Filing;

// gauges over the last look at the clocks
internal sealed class DeadlineMetrics
{
    public DeadlineMetrics(DeadlineClock clock, IMeterFactory? meters = null)
    {
#pragma warning disable CA2000 // a factory owns its meters; a meter of ours lives as long as the process
        Meter meter = meters?.Create(GenAiMeasuresDiagnostics.MeterName) ?? new Meter(GenAiMeasuresDiagnostics.MeterName);
#pragma warning restore CA2000
        meter.CreateObservableGauge(FilingDiagnostics.OpenDeadlines, () => clock.Counts?.Open ?? 0, "{deadline}");
        meter.CreateObservableGauge(FilingDiagnostics.OverdueDeadlines, () => clock.Counts?.Overdue ?? 0, "{deadline}");
    }
}
