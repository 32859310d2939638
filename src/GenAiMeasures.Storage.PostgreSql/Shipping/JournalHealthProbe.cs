using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GenAiMeasures.Storage.PostgreSql;

// How far an instance's journal is behind. That the database is away is no reason to refuse anybody, until the journal is full.
internal sealed class JournalHealthProbe(IServiceProvider services) : IComplianceHealthProbe
{
    public string Name => "journal";

    public HealthCheckResult Probe()
    {
        if (services.GetRequiredService<ILedgerStore>() is not JournalLedgerStore { Shipper: { } shipper } store)
        {
            return HealthCheckResult.Healthy("not in use");
        }

        string behind = string.Create(CultureInfo.InvariantCulture, $"{shipper.Behind} groups behind, {store.Journal.Bytes >> 20} of {store.Journal.TotalBytes >> 20} MiB");
        return (shipper.Refusal, shipper.Failure, store.Journal.HasRoom) switch
        {
            ({ } refusal, _, _) => HealthCheckResult.Unhealthy(refusal.Message),
            (_, _, false) => HealthCheckResult.Unhealthy("full: " + behind),
            (_, { } failure, _) => HealthCheckResult.Degraded($"{behind}: {failure.Message}"),
            _ => HealthCheckResult.Healthy(behind),
        };
    }
}
