using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// Runs the deletion by terms while the app runs: soon after its start, and then by the clock.
internal sealed class RetentionWorker(
    IServiceProvider services, IOptions<GenAiComplianceOptions> options, TimeProvider time, ComplianceLog log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        RecordOptions records = options.Value.Records;
        if (!records.Enabled || services.GetService(typeof(IRetentionService)) is not IRetentionService retention)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromHours(records.RetentionHours), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await retention.RunAsync(stoppingToken);
            }
            catch (LedgerUnavailableException exception)
            {
                log.RetentionFailed(exception.InnerException?.GetType().Name ?? exception.GetType().Name);
            }
        }
    }
}
