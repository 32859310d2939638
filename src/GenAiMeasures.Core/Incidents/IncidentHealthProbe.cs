using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class IncidentHealthProbe(IncidentService service, IOptions<GenAiComplianceOptions> options) : IComplianceHealthProbe
{
    public string Name => "incidents";

    public HealthCheckResult Probe() =>
        !options.Value.Incidents.Enabled ? HealthCheckResult.Healthy("not in use")
        : service.Failure is { } failure ? HealthCheckResult.Unhealthy(failure.Message)
        : HealthCheckResult.Healthy("writable");
}
