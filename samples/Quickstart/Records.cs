using System.Diagnostics;

namespace Quickstart;

internal static class Records
{
    // reads the ledger back with the command line, as an operator would
    internal static void Show(string ledger)
    {
        string[][] commands = [["records", "list"], ["records", "stats"], ["records", "checkpoint"], ["records", "verify"], ["standing", "list"], ["incidents", "list"]];
        foreach (string[] command in commands)
        {
            Console.WriteLine($"\n> genai-measures {command[0]} {command[1]} --store {Path.GetFileName(ledger)}");
            var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
            foreach (string argument in (string[])[Path.Combine(AppContext.BaseDirectory, "genai-measures.dll"), command[0], command[1], "--store", ledger])
            {
                start.ArgumentList.Add(argument);
            }

            using Process process = Process.Start(start) ?? throw new InvalidOperationException("The command line could not be started.");
            process.WaitForExit();
        }
    }
}
