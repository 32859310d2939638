using System.Globalization;
using System.Security.Cryptography;
using GenAiMeasures;
using GenAiMeasures.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// One instance of an app on a shared ledger. Writes exchanges until it is killed, or until its standard input ends, and says on
// standard output which are acknowledged: "o <id>" when the opening is durable, "s <id>" when the settlement is, "m <id>" when a measure
// is, "e <why>" when something was refused.
internal static class InstanceWriter
{
    private static readonly Lock Gate = new();

    internal static async Task<int> RunAsync(string[] pairs)
    {
        Dictionary<string, string> settings = pairs.Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new SkewedTime(TimeSpan.FromSeconds(int.Parse(settings["skew"], CultureInfo.InvariantCulture))));
        services.AddGenAiCompliance(o =>
        {
            o.Scope = ServiceScope.Internal;
            o.Records.TimeoutMilliseconds = 3_000;
        }).UsePostgreSql(settings["connection"], o =>
        {
            o.Schema = settings["schema"];
            o.Folder = settings["folder"];
            o.AckWhen = Enum.Parse<AckWhen>(settings["ack"]);
            o.PollMilliseconds = 100;
            o.LeaseSeconds = 2;
            o.GraceSeconds = 1;
            o.MergeSeconds = 1;
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        ILedger ledger = provider.GetRequiredService<ILedger>();
        using Stream output = Console.OpenStandardOutput();
        using var ending = new CancellationTokenSource();
        IHostedService[] workers = [.. provider.GetServices<IHostedService>().Where(s => s.GetType().Assembly == typeof(PostgreSqlOptions).Assembly)];
        foreach (IHostedService worker in workers)
        {
            await worker.StartAsync(CancellationToken.None);
        }

        Task[] writing =
        [
            .. Enumerable.Range(0, 2).Select(n => Task.Run(() => WriteAsync(ledger, output, n, ending.Token))),
            Task.Run(() => MeasureAsync(provider.GetRequiredService<IStandingService>(), ledger, output, ending.Token)),
        ];
        await Task.Run(Console.In.ReadToEnd);
        await ending.CancelAsync();
        await Task.WhenAll(writing);
        foreach (IHostedService worker in workers)
        {
            await worker.StopAsync(CancellationToken.None);
        }

        return 0;
    }

    private static async Task WriteAsync(ILedger ledger, Stream output, int number, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            var id = new ExchangeId(new Guid(RandomNumberGenerator.GetBytes(16)));
            var person = new Subject("user-" + RandomNumberGenerator.GetInt32(20));
            try
            {
                await ledger.AppendAsync(new ExchangeOpened { Exchange = id, Streaming = true, Messages = number, Person = person }, CancellationToken.None);
                Say(output, $"o {id}");
                await ledger.AppendAsync(new ExchangeSettled { Exchange = id, Outcome = ExchangeOutcome.Completed, Person = person }, CancellationToken.None);
                Say(output, $"s {id}");
                await Task.Delay(4, CancellationToken.None);
            }
            catch (LedgerUnavailableException exception)
            {
                Say(output, $"e {exception.Message}");
                await Task.Delay(30, CancellationToken.None);
            }
        }
    }

    private static async Task MeasureAsync(IStandingService standing, ILedger ledger, Stream output, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                string pseudonym = await ledger.GetPseudonymAsync(new Subject("measured-" + RandomNumberGenerator.GetHexString(12)), CancellationToken.None);
                StandingState state = await standing.TakeMeasureAsync(pseudonym, new ManualMeasure(StandingStep.Warn, "worker", "nemesis"), CancellationToken.None);
                Say(output, $"m {state.MeasureId}");
            }
            catch (Exception exception) when (exception is LedgerUnavailableException or StateUnavailableException)
            {
                Say(output, $"e {exception.Message}");
            }

            await Task.Delay(200, CancellationToken.None);
        }
    }

    private static void Say(Stream output, string line)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(line + "\n");
        lock (Gate)
        {
            output.Write(bytes);
            output.Flush();
        }
    }
}
