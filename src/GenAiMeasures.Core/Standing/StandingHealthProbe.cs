using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class StandingHealthProbe(StandingService service, IOptions<GenAiComplianceOptions> options) : IComplianceHealthProbe
{
    public string Name => "standing";

    public HealthCheckResult Probe() =>
        !options.Value.Standing.Enabled ? HealthCheckResult.Healthy("not in use")
        : service.Failure is { } failure ? HealthCheckResult.Unhealthy(failure.Message)
        : HealthCheckResult.Healthy("readable");
}
