using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class LedgerPulseWorker(
    IServiceProvider services, IOptions<GenAiComplianceOptions> options, TimeProvider time, ComplianceLog log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        RecordOptions records = options.Value.Records;
        if (!records.Enabled || records.HeartbeatSeconds == 0 || services.GetService<LedgerPulse>() is not { } pulse)
        {
            return;
        }

        await TryAsync(pulse.StartAsync, stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(records.HeartbeatSeconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(pulse.BeatAsync, stoppingToken);
        }
    }

    // the next beat tries again; the silence in between is what an inspector sees
    private async ValueTask TryAsync(Func<CancellationToken, ValueTask> beat, CancellationToken cancellationToken)
    {
        try
        {
            await beat(cancellationToken);
        }
        catch (LedgerUnavailableException exception)
        {
            log.HeartbeatFailed(exception.InnerException?.GetType().Name ?? exception.GetType().Name);
        }
    }
}
