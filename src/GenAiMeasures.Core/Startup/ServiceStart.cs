using System.Reflection;

namespace GenAiMeasures;

// The records that a service's start leaves: which settings and duties were in force from then on, and what was waived.
internal static class ServiceStart
{
    private static readonly string Library = typeof(ServiceStart).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    internal static async Task RecordAsync(ILedger ledger, GenAiComplianceOptions options, IReadOnlyDictionary<string, string> digests, IDutyCatalog duties)
    {
        var started = new ServiceStarted
        {
            Scope = options.Scope,
            Service = options.Provider.ServiceName,
            Library = Library,
            Configuration = digests,
            Duties = duties.Coverage.ToDictionary(c => c.Duty.Id, c => c.Kind, StringComparer.Ordinal),
        };
        var appends = new List<Task> { ledger.AppendAsync(started).AsTask() };
        foreach (DutyCoverage waived in duties.Coverage.Where(c => c.Kind == DutyCoverageKind.Waived))
        {
            appends.Add(ledger.AppendAsync(new DutyWaived { Duty = waived.Duty.Id, Reason = waived.By }).AsTask());
        }

        await Task.WhenAll(appends);
    }
}
