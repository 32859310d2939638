using System.Diagnostics;

namespace Labels;

internal static class CommandLine
{
    // runs the command line on what was written, as an operator would
    internal static void Run(params string[] arguments)
    {
        Console.WriteLine($"\n> genai-measures {string.Join(' ', arguments.Select(a => Path.IsPathRooted(a) ? Path.GetFileName(a) : a))}");
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "genai-measures.dll"), .. arguments]) { UseShellExecute = false })
            ?? throw new InvalidOperationException("The command line could not be started.");
        process.WaitForExit();
    }
}
