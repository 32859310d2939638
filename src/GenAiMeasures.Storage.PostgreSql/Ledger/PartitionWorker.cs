using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Makes the partitions of this month and the next ones before anybody writes to them: at the start, and then twice a day.
internal sealed class PartitionWorker(
    IServiceProvider services, PostgreSqlConnections connections, IOptions<GenAiComplianceOptions> options, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(12);

    // Returns how many are there now.
    internal static async ValueTask<int> RunAsync(
        PostgreSqlConnections connections, IEnumerable<RetentionClass> classes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateOnly today = Beijing.DateOf(now);
        int there = 0;
        foreach (RetentionClass retentionClass in classes)
        {
            for (int ahead = 0; ahead <= connections.Options.PartitionsAhead; ahead++)
            {
                DateOnly month = today.AddMonths(ahead);
                there += await PostgreSqlPartitions.TryEnsureAsync(
                    connections, Shelf.Of((month.Year * 100) + month.Month, retentionClass.Id), cancellationToken).ConfigureAwait(false) ? 1 : 0;
            }
        }

        return there;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Records.Enabled || services.GetService<IRetentionService>() is not { } retention)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await PostgreSqlSchema.EnsureAsync(connections, stoppingToken).ConfigureAwait(false);
                await RunAsync(connections, retention.Classes, time.GetUtcNow(), stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is NpgsqlException or LedgerUnavailableException or IOException or TimeoutException)
            {
                // the database is away, and the health check says so: what is written before the next attempt makes its own partition, or goes to the rest
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
