using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace GenAiMeasures.Cli.Tests;

public sealed class LexiconCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genai-cli-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Lint_counts_and_names_problems_and_fails_the_check()
    {
        string file = await WriteAsync("a.csv", "term,risk\n路口,A.1.f\n违禁词,A.1.f\n违 禁 词,A.1.f\n");

        (int exit, string output, string error) = await RunAsync("lexicon", "lint", file, "--json");

        Assert.Equal((1, ""), (exit, error));
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(3, json.GetProperty("terms").GetInt32());
        Assert.Equal(3, json.GetProperty("perRisk").GetProperty("A.1.f").GetInt32());
        Assert.Contains(json.GetProperty("problems").EnumerateArray(), p => p.GetProperty("code").GetString() == "duplicate" && p.GetProperty("line").GetInt32() == 4);
        Assert.Equal("路口", json.GetProperty("benign").GetProperty("terms")[0].GetProperty("term").GetString());
    }

    [Fact]
    public async Task A_compiled_lexicon_scans_as_its_source()
    {
        string file = await WriteAsync("a.csv", "term,risk\n违禁药水,A.1.f\n");
        string image = Path.Combine(_folder, "a.lexicon");

        (int exit, string output, _) = await RunAsync("lexicon", "compile", file, "-o", image, "--pinyin", "--json");

        Assert.Equal(0, exit);
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(1, json.GetProperty("terms").GetInt32());
        Assert.Equal(new FileInfo(image).Length, json.GetProperty("bytes").GetInt64());
        Assert.Equal(16, json.GetProperty("digest").GetString()!.Length);
    }

    [Fact]
    public async Task Scan_explains_matches_and_what_protects_them()
    {
        string file = await WriteAsync("a.csv", "term,risk,allow\n违禁药水,A.1.f,违禁药水瓶\n");

        (int exit, string output, _) = await RunAsync("lexicon", "scan", "--lexicon", file, "--text", "违禁药水瓶和违 禁药水", "--explain");
        (_, string json, _) = await RunAsync("lexicon", "scan", "--lexicon", file, "--text", "违禁药水瓶和违 禁药水", "--explain", "--json");

        Assert.Equal(0, exit);
        Assert.Contains("第 6 个字符起的“违 禁药水”按“违禁药水”比较，命中规则 a.csv:2（词条“违禁药水”，", output, StringComparison.Ordinal);
        Assert.EndsWith("2 matches, 1 of them protected.\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        JsonElement[] matches = [.. JsonDocument.Parse(json).RootElement.EnumerateArray()];
        Assert.Equal([true, false], matches.Select(m => m.GetProperty("protected").GetBoolean()));
        Assert.Equal("separators", matches[1].GetProperty("seenThrough")[0].GetString());
    }

    [Fact]
    public async Task Scan_reads_pinyin_and_sounds_where_asked()
    {
        string file = await WriteAsync("a.txt", "违禁药水\n");

        Assert.Empty(await ScanAsync(file, "wei jin yao shui 和 围巾药水"));
        Assert.Equal([(0, 16), (19, 4)], await ScanAsync(file, "wei jin yao shui 和 围巾药水", "--pinyin", "--homophones"));
    }

    [Fact]
    public async Task The_program_that_runs_without_globalization_data_folds_as_one_that_has_them()
    {
        // string.Normalize and culture tables do nothing in the tool; our own tables do not need them
        string file = await WriteAsync("a.txt", "forbidden\n违禁药水\n");
        string text = await WriteAsync("text.txt", "ＦＯＲＢＩＤＤＥＮ 𝐟𝒐𝓻𝔟𝕚𝖉𝗱𝘦𝙣 fórbïddèn ⓕⓞⓡⓑⓘⓓⓓⓔⓝ FORBİDDEN 違禁藥水");

        Assert.Equal(await ScanInProcessAsync(file, text), await ScanInToolAsync(file, text));
    }

    private static async Task<string> ScanInProcessAsync(string file, string text)
    {
        (_, string output, _) = await RunAsync("lexicon", "scan", "--lexicon", file, text, "--json");
        Assert.Equal(6, JsonDocument.Parse(output).RootElement.GetArrayLength());
        return output.ReplaceLineEndings("\n").Trim();
    }

    private static async Task<string> ScanInToolAsync(string file, string text)
    {
        string tool = typeof(CommandLine).Assembly.Location;
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        };
        foreach (string argument in new[] { tool, "lexicon", "scan", "--lexicon", file, text, "--json" })
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return output.ReplaceLineEndings("\n").Trim();
    }

    private static async Task<List<(int, int)>> ScanAsync(string file, string text, params string[] more)
    {
        (int exit, string output, _) = await RunAsync([.. new[] { "lexicon", "scan", "--lexicon", file, "--text", text, "--json" }, .. more]);
        Assert.Equal(0, exit);
        return [.. JsonDocument.Parse(output).RootElement.EnumerateArray().Select(m => (m.GetProperty("start").GetInt32(), m.GetProperty("length").GetInt32()))];
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, Cancellation);
        return (exit, output.ToString(), error.ToString());
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, Cancellation);
        return path;
    }
}
