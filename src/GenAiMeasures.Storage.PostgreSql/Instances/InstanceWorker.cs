using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Runs the keeper's rounds while the app runs, and puts on record that this instance came back.
internal sealed class InstanceWorker(
    IServiceProvider services, PostgreSqlConnections connections, IOptions<GenAiComplianceOptions> options, TimeProvider time) : BackgroundService
{
    // why the last round failed, by the type of what was thrown; null while it goes well
    internal string? Failure { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Records.Enabled || services.GetService<ILedger>() is not { } ledger)
        {
            return;
        }

        var keeper = new InstanceKeeper(connections, ledger, services.GetRequiredService<GlobalMerger>(), time);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(Math.Max(100, connections.Options.LeaseSeconds * 1000.0 / 3)), time);
        do
        {
            try
            {
                await RoundAsync(keeper, ledger, stoppingToken).ConfigureAwait(false);
                Failure = null;
            }
            catch (Exception exception) when (exception is NpgsqlException or LedgerUnavailableException or IOException or TimeoutException)
            {
                // the next round tries again; the ledger's own health says what is wrong with the database
                Failure = exception.GetType().Name;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async ValueTask RoundAsync(InstanceKeeper keeper, ILedger ledger, CancellationToken cancellationToken)
    {
        if (services.GetService<JournalLedgerStore>() is { Shipper.Resumed: { } resumed } store)
        {
            await ledger.AppendAsync(
                new JournalResumed { Instance = store.Instance!.Value.ToString("n"), Fence = resumed.Fence, Logs = InstanceKeeper.TextOf(resumed.Closed.Select(h => h with { State = LedgerLogState.Closed })) },
                cancellationToken).ConfigureAwait(false);
            store.Shipper!.Resumed = null;
        }

        if (CurrentInstance(services) is { } instance)
        {
            await keeper.RunAsync(instance, merge: false, cancellationToken).ConfigureAwait(false);
        }
    }

    internal static Guid? CurrentInstance(IServiceProvider services) => Current(services.GetRequiredService<ILedgerStore>());

    internal static Guid? Current(ILedgerStore store) => store switch
    {
        JournalLedgerStore journal => journal.Shipper is { IsJoined: true } ? journal.Instance : null,
        PostgreSqlLedgerStore database => database.Instance?.Id,
        _ => null,
    };
}
