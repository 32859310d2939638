using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

internal sealed class DeadlineHealthProbe(DeadlineService deadlines, DeadlineClock clock, IOptions<FilingOptions> options) : IComplianceHealthProbe
{
    public string Name => "deadlines";

    public HealthCheckResult Probe()
    {
        if (!options.Value.Deadlines)
        {
            return HealthCheckResult.Healthy("not in use");
        }

        if (deadlines.Failure is { } failure)
        {
            return HealthCheckResult.Unhealthy(failure.Message);
        }

        if (clock.Counts is not { } counts)
        {
            return HealthCheckResult.Healthy("not looked at yet");
        }

        string text = string.Create(CultureInfo.InvariantCulture, $"{counts.Open} open, {counts.Overdue} overdue, {counts.DueWithinWeek} due within seven days")
            + (deadlines.IsDurable ? "" : "; kept in memory only: they are lost when the process ends");
        return counts.Overdue > 0 || !deadlines.IsDurable ? HealthCheckResult.Degraded(text) : HealthCheckResult.Healthy(text);
    }
}
