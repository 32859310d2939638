using System.Diagnostics;
using System.Globalization;

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

    /// <summary>The checksum of everything that decodes from each of two files, and the checksums of the packets of every stream, undecoded: in one run of ffmpeg.</summary>
    public static (string Decoded, string Packets)[] Checksums(string first, string second)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("sums");
        try
        {
            string[] files = [.. new[] { "d0", "p0", "d1", "p1" }.Select(n => Path.Combine(folder.FullName, n))];
            Run("ffmpeg", ["-v", "error", "-i", first, "-i", second, .. Output(0, files[0], files[1]), .. Output(1, files[2], files[3])]);
            string[] sums = [.. files.Select(f => File.ReadAllText(f).Trim())];
            return [(sums[0], sums[1]), (sums[2], sums[3])];
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static string[] Output(int input, string decoded, string packets)
        {
            string[] streams = ["-map", string.Create(CultureInfo.InvariantCulture, $"{input}:v?"), "-map", string.Create(CultureInfo.InvariantCulture, $"{input}:a?")];
            return [.. streams, "-f", "md5", decoded, .. streams, "-c", "copy", "-f", "streamhash", "-hash", "md5", packets];
        }
    }

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
