using System.Diagnostics;
using System.Globalization;

namespace GenAiMeasures.Benchmarks;

// Streaming chat under load, over real Kestrel and on a real SQLite file: rounds with and without the pipeline in turns, in one run.
internal static class WebLoad
{
    internal const string ServerVerb = "web-server";

    internal static async Task RunAsync(string[] args)
    {
        int readers = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 500;
        int rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
        int each = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 3;
        string folder = Directory.CreateTempSubdirectory("genai-web-load-").FullName;
        try
        {
            string ledger = Path.Combine(folder, "web.db");
            var answered = new List<StreamedAnswer>();
            long counted;
            using (Process server = Start(ledger, readers))
            {
                Uri address = new(await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start."));
                using var client = new StreamReaders(address, readers);
                await client.RunAsync("/bare", 1);
                answered.AddRange(await client.RunAsync("/chat", 1));
                Say($"{readers} streams at once, {WebServer.Chunks} updates {WebServer.PauseMilliseconds} ms apart; warm: {(await client.MemoryAsync()).Describe()}");
                for (int i = 0; i < rounds; i++)
                {
                    Report("bare", await client.RunAsync("/bare", each), await client.MemoryAsync());
                    List<StreamedAnswer> through = await client.RunAsync("/chat", each);
                    Report("through the pipeline", through, await client.MemoryAsync());
                    answered.AddRange(through);
                }

                counted = await WrkLoad.RunAsync(address, readers, folder);
                Say($"after wrk: {(await client.MemoryAsync()).Describe()}");
                server.StandardInput.Close();
                await server.WaitForExitAsync();
            }

            await WebLedger.CheckAsync(ledger, answered, counted);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Start(string ledger, int accounts)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [ServerVerb, ledger, accounts.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    private static void Report(string name, List<StreamedAnswer> answers, WebMemory memory)
    {
        double[] first = [.. answers.Select(a => a.FirstMilliseconds).Order()];
        double[] total = [.. answers.Select(a => a.TotalMilliseconds).Order()];
        Say($"{name}: {answers.Count} answers, {answers.Count(a => !a.IsWhole)} not whole; first token p50 {At(first, 50):F1}, p90 {At(first, 90):F1}, p99 {At(first, 99):F1} ms; whole answer p50 {At(total, 50):F0}, p99 {At(total, 99):F0} ms; {memory.Describe()}");
    }

    private static double At(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];

    internal static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
