using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class RequestHealthProbe(Ledger ledger, IOptions<GenAiComplianceOptions> options, TimeProvider time) : IComplianceHealthProbe
{
    public string Name => "requests";

    public HealthCheckResult Probe()
    {
        DateOnly today = ChinaCalendar.DateOf(time.GetUtcNow().ToUnixTimeMilliseconds());
        IReadOnlyList<OpenSubjectRequest> open = ledger.OpenRequests;
        int days = options.Value.Records.RequestAlarmDays;
        int overdue = open.Count(r => r.IsOverdue(today));
        int alarms = open.Count(r => r.IsAlarm(today, days));
        return alarms > 0 ? HealthCheckResult.Unhealthy($"{alarms} requests of people are not answered after {days} days")
            : overdue > 0 ? HealthCheckResult.Degraded($"{overdue} requests of people are past their day")
            : HealthCheckResult.Healthy($"{open.Count} open");
    }
}
