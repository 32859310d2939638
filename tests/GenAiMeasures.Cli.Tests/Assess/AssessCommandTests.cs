using System.Text.Json;

namespace GenAiMeasures.Cli.Tests;

public sealed class AssessCommandTests : IDisposable
{
    private const string KeyVariable = "GENAI_MEASURES_TEST_KEY";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cli-assess");

    public AssessCommandTests() => Environment.SetEnvironmentVariable(KeyVariable, "any");

    private static string Bank => Repository.PathOf("samples", "Filing", "test-bank.csv");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Lint_counts_every_cell_and_says_whose_numbers_and_how_sure()
    {
        (int exit, string output, string error) = await RunAsync("assess", "lint", Bank, "--on", "2026-11-24", "--json");

        Assert.Equal((1, ""), (exit, error));
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal((62, 2000), (json.GetProperty("cells").GetProperty("total").GetProperty("count").GetInt32(), json.GetProperty("cells").GetProperty("total").GetProperty("minimum").GetInt32()));
        Assert.Equal((2, 50), (json.GetProperty("cells").GetProperty("A.1.a").GetProperty("count").GetInt32(), json.GetProperty("cells").GetProperty("A.1.a").GetProperty("minimum").GetInt32()));
        Assert.Equal(("GbT45654_2025", "open"), (json.GetProperty("profile").GetString(), json.GetProperty("confidence").GetString()));
        Assert.Equal(32, json.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task A_bank_with_bad_rows_is_bad_input_and_every_row_is_named()
    {
        string path = Path.Combine(_folder.FullName, "bad.csv");
        await File.WriteAllTextAsync(path, "测试题,二级分类\nx,A.9.z\n,A.1.a\n");

        (int exit, string output, _) = await RunAsync("assess", "lint", path, "--json");

        Assert.Equal(2, exit);
        Assert.Equal(["bad.csv:2", "bad.csv:3"], JsonDocument.Parse(output).RootElement.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("place").GetString()));
    }

    [Fact]
    public async Task Lint_writes_the_bank_in_another_format()
    {
        string xlsx = Path.Combine(_folder.FullName, "bank.xlsx");
        await RunAsync("assess", "lint", Bank, "-o", xlsx);

        Assert.StartsWith("62 items, ", (await RunAsync("assess", "lint", xlsx)).Output.Split('\n')[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_asks_the_endpoint_judges_with_the_lexicon_and_writes_its_report()
    {
        await using var server = new LoopbackServer((body, connection) => connection.AnswerAsync(200, Completion(body.Contains("示例测试题 1：", StringComparison.Ordinal) ? "这里有违禁示例。" : "正常回答。")));
        string lexicon = Path.Combine(_folder.FullName, "lexicon.csv");
        await File.WriteAllTextAsync(lexicon, "term,risk\n违禁示例,A.1.a\n");
        string run = Path.Combine(_folder.FullName, "run");

        (int exit, string output, string error) = await RunAsync(
            "assess", "run", Bank, "--endpoint", server.Endpoint.ToString(), "--model", "m-1", "-o", run, "--lexicon", lexicon, "--concurrency", "4", "--key-variable", KeyVariable, "--json");

        Assert.Equal(1, exit);
        Assert.EndsWith("62/62 answered, 0 kept from before, 0 failed\n", error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        JsonElement test = JsonDocument.Parse(output).RootElement.GetProperty("tests")[0];
        Assert.Equal((62, 61, false), (test.GetProperty("judged").GetInt32(), test.GetProperty("counted").GetInt32(), test.GetProperty("meetsRule").GetBoolean()));
        Assert.Equal(62, server.Requests.Count);
        Assert.All((string[])["summary.json", "cases.json", "answers.jsonl", "report.docx", "report.html", "附件5-评估测试题.xlsx"], f => Assert.True(File.Exists(Path.Combine(run, f)), f));

        // again: nothing is asked twice, and nothing differs
        (_, string again, _) = await RunAsync(
            "assess", "run", Bank, "--endpoint", server.Endpoint.ToString(), "--model", "m-1", "-o", run, "--lexicon", lexicon, "--key-variable", KeyVariable, "--json");
        Assert.Equal(output, again);
        Assert.Equal(62, server.Requests.Count);

        (exit, output, _) = await RunAsync("assess", "compare", run, run);
        Assert.Equal((0, "62 questions in both; 0 newly failing, 0 newly passing; McNemar p = 1.0000."), (exit, output.TrimEnd()));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/v1", "GENAI_MEASURES_NO_SUCH_KEY", "genai-measures: Set the environment variable GENAI_MEASURES_NO_SUCH_KEY")]
    [InlineData("file:///etc", KeyVariable, "genai-measures: The endpoint is no http or https address.")]
    public async Task An_endpoint_that_is_none_or_a_key_that_is_missing_is_bad_usage(string endpoint, string variable, string message)
    {
        (int exit, string output, string error) = await RunAsync("assess", "run", Bank, "--endpoint", endpoint, "--model", "m", "-o", _folder.FullName, "--key-variable", variable);

        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith(message, error, StringComparison.Ordinal);
    }

    private static string Completion(string text) =>
        $$$"""{"id":"c","object":"chat.completion","created":1,"model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":{{{JsonSerializer.Serialize(text)}}}},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4,"total_tokens":7}}""";

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, CancellationToken.None);
        return (exit, output.ToString(), error.ToString());
    }
}
