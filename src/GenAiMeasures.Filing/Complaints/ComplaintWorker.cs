using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

// Keeps the terms of closed complaints while the app runs, whether clocks are in use or not.
internal sealed class ComplaintWorker(ComplaintTerms terms, IOptions<GenAiComplianceOptions> core, FilingLog log, TimeProvider time, ILedger? ledger = null) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (ledger is null || !core.Value.Records.Enabled)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromHours(core.Value.Records.RetentionHours), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await terms.RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is StateUnavailableException or LedgerUnavailableException)
            {
                log.TermsFailed(exception.InnerException?.GetType().Name ?? exception.GetType().Name);
            }
        }
    }
}
