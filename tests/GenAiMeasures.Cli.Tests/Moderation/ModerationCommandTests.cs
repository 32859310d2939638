using System.Text.Json;

namespace GenAiMeasures.Cli.Tests;

public sealed class ModerationCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task A_classifier_is_trained_and_evaluated()
    {
        string data = Path.Combine(_folder.FullName, "rows.csv");
        string model = Path.Combine(_folder.FullName, "model.bin");
        await File.WriteAllTextAsync(data, "text,label\n" + string.Concat(Enumerable.Repeat("你这个坏蛋,1\n今天天气很好,0\n", 20)));

        (int trained, string said, _) = await RunAsync("moderation", "train", data, "-o", model, "--bits", "12");
        (int evaluated, string report, _) = await RunAsync("moderation", "evaluate", model, data, "--json");

        Assert.Equal((0, 0), (trained, evaluated));
        Assert.StartsWith("40 rows, model ", said, StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse(report).RootElement;
        Assert.Equal((40, 1.0, 1.0), (json.GetProperty("rows").GetInt32(), json.GetProperty("accuracy").GetDouble(), json.GetProperty("macroF1").GetDouble()));
    }

    [Fact]
    public async Task A_text_is_streamed_through_the_screens_and_ends_where_a_stop_falls()
    {
        string lexicon = Path.Combine(_folder.FullName, "a.csv");
        await File.WriteAllTextAsync(lexicon, "term,risk,action\n违禁药水,A.1.f,stop\n内部报价,A.3.c,redact\n");
        string[] command = ["moderation", "screen", "--lexicon", lexicon, "--personal", "--text", "内部报价在此，致电13800138000，卖违 禁药水，还有"];

        (int exit, string output, _) = await RunAsync(command);
        (_, string json, _) = await RunAsync([.. command, "--json"]);
        (_, string clean, _) = await RunAsync("moderation", "screen", "--lexicon", lexicon, "--text", "没有", "--side", "input");

        Assert.Equal(0, exit);
        Assert.StartsWith("＊＊＊＊在此，致电138****8000，卖\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        JsonElement result = JsonDocument.Parse(json).RootElement;
        Assert.Equal(("Stop", "＊＊＊＊在此，致电138****8000，卖"), (result.GetProperty("verdict").GetString(), result.GetProperty("released").GetString()));
        Assert.Equal(["Redact", "Redact", "Stop"], result.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("verdict").GetString()));
        Assert.Equal("没有\nPass, 0 findings, 2 characters left.\n", clean.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Bad_rows_and_bad_models_exit_with_2_and_one_line()
    {
        string data = Path.Combine(_folder.FullName, "rows.csv");
        await File.WriteAllTextAsync(data, "text,label\na,1\n");

        foreach (string[] arguments in (string[][])
        [
            ["moderation", "train", data, "-o", Path.Combine(_folder.FullName, "m")],
            ["moderation", "train", data, "--text-column", "x", "-o", Path.Combine(_folder.FullName, "m")],
            ["moderation", "evaluate", data, data],
            ["moderation", "evaluate", Path.Combine(_folder.FullName, "none"), data],
        ])
        {
            (int exit, string output, string error) = await RunAsync(arguments);
            Assert.Equal((2, ""), (exit, output));
            Assert.Single(error.TrimEnd().Split('\n'));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int exit = await CommandLine.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
