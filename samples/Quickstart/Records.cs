using System.Diagnostics;

namespace Quickstart;

internal static class Records
{
    // reads the ledger back with the command line, as an operator would
    internal static void Show(string ledger)
    {
        foreach ((string noun, string verb) in ((string, string)[])[("records", "list"), ("records", "stats"), ("records", "checkpoint"), ("records", "verify"), ("standing", "list"), ("incidents", "list")])
        {
            Console.WriteLine($"\n> genai-measures {noun} {verb} --store {Path.GetFileName(ledger)}");
            var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
            foreach (string argument in (string[])[Path.Combine(AppContext.BaseDirectory, "genai-measures.dll"), noun, verb, "--store", ledger])
            {
                start.ArgumentList.Add(argument);
            }

            using Process process = Process.Start(start) ?? throw new InvalidOperationException("The command line could not be started.");
            process.WaitForExit();
        }
    }
}
