using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

// Looks at the clocks while the app runs. Without a ledger there are none.
internal sealed class DeadlineWorker(
    DeadlineClock clock,
    DeadlineMetrics metrics,
    IOptions<FilingOptions> options,
    IOptions<GenAiComplianceOptions> core,
    FilingLog log,
    TimeProvider time,
    ILedger? ledger = null) : BackgroundService
{
    // made here so that the gauges exist from the start
    internal DeadlineMetrics Metrics { get; } = metrics;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (ledger is null || !core.Value.Records.Enabled || !options.Value.Deadlines)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.DeadlineSeconds), time);
        bool started = false;
        do
        {
            try
            {
                if (!started)
                {
                    await clock.StartAsync(stoppingToken);
                    started = true;
                }

                await clock.LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is StateUnavailableException or LedgerUnavailableException)
            {
                log.ClockFailed(exception.InnerException?.GetType().Name ?? exception.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
