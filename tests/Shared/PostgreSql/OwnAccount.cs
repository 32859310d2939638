using System.Diagnostics;
using System.Text;

namespace GenAiMeasures.Tests;

/// <summary>Runs programs without root's rights, which PostgreSQL refuses to have: as the account that the tests run as, or as postgres or nobody where that is root.</summary>
internal static class OwnAccount
{
    private static readonly Lazy<string?> Other = new(Find);

    /// <summary>Gives a file or folder to that account.</summary>
    public static void Give(string path)
    {
        if (Other.Value is { } account)
        {
            Start("chown", ["-R", account, path], null);
        }
    }

    /// <summary>Runs a program in a folder, and waits for it.</summary>
    public static (int Code, string Output) Run(string folder, string program, IEnumerable<string> arguments) => Other.Value is { } account
        ? Start("setpriv", ["--reuid", account, "--regid", GroupOf(account), "--clear-groups", "--", program, .. arguments], folder)
        : Start(program, arguments, folder);

    private static string? Find()
    {
        if (OperatingSystem.IsWindows() || Start("id", ["-u"], null).Output.Trim() != "0")
        {
            return null;
        }

        return Start("id", ["-u", "postgres"], null).Code == 0 ? "postgres" : "nobody";
    }

    private static string GroupOf(string account) => Start("id", ["-g", account], null).Output.Trim();

    // Output goes through a file: a server that is started inherits it, and a pipe would stay open as long as the server runs.
    private static (int Code, string Output) Start(string program, IEnumerable<string> arguments, string? folder)
    {
        string output = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("sh") { WorkingDirectory = folder ?? Path.GetTempPath() };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add("out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null");
            start.ArgumentList.Add("sh");
            start.ArgumentList.Add(output);
            start.ArgumentList.Add(program);
            foreach (string argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }

            using Process process = Process.Start(start)!;
            process.WaitForExit();
            return (process.ExitCode, File.ReadAllText(output, Encoding.UTF8));
        }
        finally
        {
            File.Delete(output);
        }
    }
}
