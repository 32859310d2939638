using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GenAiMeasures;

internal sealed class ComplianceHealthCheck(IServiceProvider services, IEnumerable<IComplianceHealthProbe> probes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        HealthStatus worst = HealthStatus.Healthy;

        Add("ledger", await ProbeLedgerAsync(cancellationToken));
        Add("duties", ProbeDuties());
        Add("tools", ProbeTools());
        foreach (IComplianceHealthProbe probe in probes)
        {
            Add(probe.Name, probe.Probe());
        }

        string description = string.Join("; ", data.Select(d => $"{d.Key}: {d.Value}"));
        HealthStatus status = worst == HealthStatus.Unhealthy ? context.Registration.FailureStatus : worst;
        return new HealthCheckResult(status, description, data: data);

        void Add(string name, HealthCheckResult result)
        {
            data[name] = result.Description ?? result.Status.ToString();
            worst = result.Status < worst ? result.Status : worst;
        }
    }

    private async Task<HealthCheckResult> ProbeLedgerAsync(CancellationToken cancellationToken)
    {
        if (services.GetService<Ledger>() is not { } ledger)
        {
            return HealthCheckResult.Healthy("not in use");
        }

        try
        {
            await ledger.OpenAsync(cancellationToken);
            return ledger.Failure is { } failure ? HealthCheckResult.Unhealthy(failure.Message) : HealthCheckResult.Healthy("writable");
        }
        catch (LedgerUnavailableException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }

    private HealthCheckResult ProbeDuties()
    {
        IDutyCatalog duties = services.GetRequiredService<IDutyCatalog>();
        int waived = duties.Coverage.Count(c => c.Kind == DutyCoverageKind.Waived);
        return duties.Gaps.Count == 0
            ? HealthCheckResult.Healthy(waived == 0 ? "covered" : $"covered, {waived} waived")
            : HealthCheckResult.Unhealthy("not covered: " + string.Join(", ", duties.Gaps.Select(g => g.Duty.Id)));
    }

    private HealthCheckResult ProbeTools() =>
        services.GetService<IChatClient>()?.GetService<ComplianceChatClient>() is { LacksToolSeat: true }
            ? HealthCheckResult.Degraded("tools run before their arguments are screened: add UseGenAiToolScreening() after UseFunctionInvocation()")
            : HealthCheckResult.Healthy("screened where they are run");
}
