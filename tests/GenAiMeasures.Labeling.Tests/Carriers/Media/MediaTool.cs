using System.Diagnostics;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>The programs that read and decode what we wrote. A test that needs one that is not there is skipped with the reason, and fails at the gate.</summary>
internal static class MediaTool
{
    /// <summary>Runs a program and returns what it printed; its errors fail the test.</summary>
    public static string Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(tool), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
        return output;
    }

    /// <summary>The checksum of everything that decodes from a file.</summary>
    public static string Decode(string path) =>
        Run("ffmpeg", "-v", "error", "-i", path, "-map", "0:v?", "-map", "0:a?", "-f", "md5", "-").Trim();

    /// <summary>The checksums of the packets of every stream, undecoded.</summary>
    public static string Packets(string path) =>
        Run("ffmpeg", "-v", "error", "-i", path, "-map", "0:v?", "-map", "0:a?", "-c", "copy", "-f", "streamhash", "-hash", "md5", "-").Trim();

    private static string Find(string tool)
    {
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend("/usr/bin"))
        {
            string path = Path.Combine(folder, tool);
            if (File.Exists(path))
            {
                return path;
            }
        }

        string reason = tool + " is not installed.";
        Assert.SkipUnless(Repository.IsGate, reason);
        Assert.Fail(reason);
        return "";
    }
}
