using System.Diagnostics;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Independent programs that read what we wrote. A test whose program is absent is skipped with the reason, and fails at the gate.</summary>
internal static class PictureTool
{
    /// <summary>Runs a program and returns what it printed; an exit code other than 0 fails the test.</summary>
    public static string Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(tool), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
        return output;
    }

    /// <summary>Runs a line of Python with Debian's own interpreter, which is where Debian's packages are.</summary>
    public static string Python(string program, params string[] arguments) => Run("python3", ["-c", program, .. arguments]);

    private static string Find(string tool)
    {
        string path = Path.Combine("/usr/bin", tool);
        if (!File.Exists(path))
        {
            string reason = tool + " is not installed.";
            Assert.SkipUnless(Repository.IsGate, reason);
            Assert.Fail(reason);
        }

        return path;
    }
}
