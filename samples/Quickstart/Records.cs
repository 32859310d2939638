using System.Diagnostics;

namespace Quickstart;

internal static class Records
{
    // reads the ledger back with the command line, as an operator would
    internal static void Show(string ledger)
    {
        foreach (string verb in (string[])["list", "stats", "checkpoint", "verify"])
        {
            Console.WriteLine($"\n> genai-measures records {verb} --store {Path.GetFileName(ledger)}");
            var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
            foreach (string argument in (string[])[Path.Combine(AppContext.BaseDirectory, "genai-measures.dll"), "records", verb, "--store", ledger])
            {
                start.ArgumentList.Add(argument);
            }

            using Process process = Process.Start(start) ?? throw new InvalidOperationException("The command line could not be started.");
            process.WaitForExit();
        }
    }
}
