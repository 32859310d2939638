using System.Diagnostics;

namespace GenAiMeasures.Filing.Tests;

/// <summary>LibreOffice and poppler, as the gate installs them. One run converts many files: a start costs two seconds.</summary>
internal static class Office
{
    public static void Require()
    {
        foreach (string program in (string[])["soffice", "pdftotext", "pdftoppm"])
        {
            if (!Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, program))))
            {
                string reason = $"{program} is not installed.";
                Assert.SkipUnless(Repository.IsGate, reason);
                Assert.Fail(reason);
            }
        }
    }

    public static string Convert(string folder, string format, params string[] files)
    {
        Run(folder, "soffice", ["-env:UserInstallation=file://" + Path.Combine(folder, "profile"), "--headless", "--convert-to", format, "--outdir", folder, .. files]);
        return folder;
    }

    public static string Text(string folder, string pdf) => Run(folder, "pdftotext", ["-layout", Path.Combine(folder, pdf), "-"]);

    /// <summary>The text without any white space: what a page breaks or indents is still there.</summary>
    public static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    public static string Run(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {error.Result}");
        return output;
    }
}
