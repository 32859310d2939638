using System.Diagnostics;
using System.Globalization;
using GenAiMeasures.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Benchmarks;

// One, two and three instances, each a process of its own, that write as fast as their records become durable.
internal static class PostgresScale
{
    private const int Seconds = 8;
    private const int Callers = 64;

    internal static async Task RunAsync(PostgresServer server)
    {
        var rates = new List<double>();
        for (int instances = 1; instances <= 3; instances++)
        {
            string schema = string.Create(CultureInfo.InvariantCulture, $"scale_{instances}");
            await using (ServiceProvider first = PostgresLoad.Open(server, schema))
            {
                await first.GetRequiredService<ILedger>().AppendAsync(new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = "before the instances start" });
            }

            string[] counts = await Task.WhenAll(Enumerable.Range(0, instances).Select(_ => StartAsync(server, schema)));
            rates.Add(counts.Sum(c => double.Parse(c, CultureInfo.InvariantCulture)));
            PostgresLoad.Say($"{instances} instance(s): {rates[^1]:F0} records/s together, {rates[^1] / rates[0]:F2} x one");
        }
    }

    // what an instance does: many callers, each waiting for its record
    internal static async Task WriteAsync(string connectionString, string schema, string folder, int seconds)
    {
        await using ServiceProvider app = PostgresLoad.Open(connectionString, schema, folder);
        ILedger ledger = app.GetRequiredService<ILedger>();
        int done = 0;
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
#pragma warning disable CA5394 // text of a benchmark, made again from its seed
            var random = new Random(caller + (Environment.ProcessId * 1_000));
            byte[] text = new byte[1_500];
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
            {
                random.NextBytes(text);
                await ledger.AppendAsync(CommitTape.Settled(random.Next(2_000), Convert.ToBase64String(text), random));
                if (Stopwatch.GetElapsedTime(start).TotalSeconds > 2)
                {
                    Interlocked.Increment(ref done);
                }
            }
#pragma warning restore CA5394
        })));

        // the first two seconds are for connections, keys and the compiler
        Console.WriteLine((done / (Stopwatch.GetElapsedTime(start).TotalSeconds - 2)).ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<string> StartAsync(PostgresServer server, string schema)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(typeof(PostgresScale).Assembly.Location);
        }

        foreach (string argument in new[] { "postgres", "writer", server.ConnectionString, schema, PostgresLoad.Folder(server, schema), Seconds.ToString(CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Trim();
    }
}
