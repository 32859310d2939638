using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// What an earlier process wrote to the state of people and cases and could not record any more goes on record before
// anybody is served. A store that cannot be read keeps the app from starting.
internal sealed class StateRecovery(IServiceProvider services, IOptions<GenAiComplianceOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Records.Enabled)
        {
            return;
        }

        if (options.Value.Standing.Enabled && services.GetService<StandingService>() is { } standing)
        {
            await standing.RecoverAsync(cancellationToken);
        }

        if (options.Value.Incidents.Enabled && services.GetService<IncidentService>() is { } incidents)
        {
            await incidents.RecoverAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
