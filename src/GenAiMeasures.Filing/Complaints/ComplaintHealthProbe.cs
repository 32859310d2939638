using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

internal sealed class ComplaintHealthProbe(ComplaintRegister register, IOptions<FilingOptions> options) : IComplianceHealthProbe
{
    public string Name => "complaints";

    public HealthCheckResult Probe() =>
        register.Failure is { } failure ? HealthCheckResult.Unhealthy(failure.Message)
        : options.Value.ComplaintWorkingDays is null ? HealthCheckResult.Healthy("no limit is published: set GenAiMeasures:Filing:ComplaintWorkingDays to what the service promises")
        : HealthCheckResult.Healthy("writable");
}
