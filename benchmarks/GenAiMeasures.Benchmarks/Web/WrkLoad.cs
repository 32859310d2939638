using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GenAiMeasures.Benchmarks;

// The same streams drawn by wrk, which sees whole answers only: how many the server gives in twenty seconds. At the end wrk hangs up on
// those that are still being given, so that the ledger has to settle them as cancelled.
internal static partial class WrkLoad
{
    private const int Seconds = 20;

    internal static async Task<long> RunAsync(Uri address, int connections, string folder)
    {
        string script = Path.Combine(folder, "chat.lua");
        await File.WriteAllTextAsync(script, $$"""
            wrk.method = "POST"
            local n = 0
            request = function()
              n = (n + 1) % {{connections.ToString(CultureInfo.InvariantCulture)}}
              return wrk.format(nil, "/chat", { ["Authorization"] = "Bearer load-key-" .. n, ["Content-Length"] = "0" })
            end
            """);
        string[] arguments = ["-t", "1", "-c", Text(connections), "-d", $"{Text(Seconds)}s", "--timeout", "60s", "--latency", "-s", script, address.ToString()];
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Console.WriteLine(output.TrimEnd());
            return long.Parse(Requests().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        }
        catch (Win32Exception)
        {
            Console.WriteLine("wrk is not installed: left out.");
            return 0;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("([0-9]+) requests in", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Requests();
}
