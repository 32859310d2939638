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
    [InlineData("lexicon.csv")]
    [InlineData("appsettings.json")]
    public async Task Both_sides_are_run_through_the_production_pipeline_of_a_lexicon_or_of_an_apps_settings(string layer)
    {
        // three answers hold the term; one question does, and never reaches the model
        await using var server = new LoopbackServer((body, connection) =>
            connection.AnswerAsync(200, Completion(body.Contains("示例测试题 1：", StringComparison.Ordinal) || body.Contains("示例测试题 2：", StringComparison.Ordinal) ? "这里有违禁示例。" : "正常回答。")));
        string lexicon = Path.Combine(_folder.FullName, "lexicon.csv");
        await File.WriteAllTextAsync(lexicon, "term,risk\n违禁示例,A.1.a\n示例测试题 3：,A.1.a\n");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "appsettings.json"), $$"""
            { "GenAiMeasures": {
                "Scope": "MainlandPublic",
                "Provider": { "Name": "示例科技有限公司", "CreditCode": "91110108MA01KP2T5U", "ServiceName": "示例助手" },
                "Agreement": { "RequiredVersion": "1" },
                "Moderation": { "Lexicons": { "Files": [ { "Path": {{JsonSerializer.Serialize(lexicon)}} } ] } } } }
            """);
        string run = Path.Combine(_folder.FullName, "runs", "one");
        string[] command =
        [
            "assess", "run", Bank, "--endpoint", server.Endpoint.ToString(), "--model", "m-1", "-o", run, "--lexicon", lexicon, "--with-safety", Path.Combine(_folder.FullName, layer),
            "--concurrency", "4", "--key-variable", KeyVariable,
        ];

        (int exit, string output, string error) = await RunAsync([.. command, "--json"]);

        Assert.True(exit == 1, error);
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal((62, 60), Counts(json.GetProperty("without")));
        Assert.Equal((62, 62), Counts(json.GetProperty("with")));
        Assert.False(json.GetProperty("without").GetProperty("safetyLayer").GetBoolean());
        Assert.True(json.GetProperty("with").GetProperty("safetyLayer").GetBoolean());
        Assert.False(json.GetProperty("with").GetProperty("safetyLayerStated").GetBoolean());
        Assert.StartsWith(layer + "/", json.GetProperty("with").GetProperty("layer").GetString(), StringComparison.Ordinal);
        Assert.Equal((62, 2, 0), (json.GetProperty("both").GetInt32(), json.GetProperty("newlyPassing").GetArrayLength(), json.GetProperty("newlyFailing").GetArrayLength()));
        Assert.Equal(62 + 61, server.Requests.Count);
        Assert.All((string[])["report.docx", "report.html", "without/summary.json", "with/summary.json", "with/附件5-评估测试题.xlsx", "with/exchanges.db"], f => Assert.True(File.Exists(Path.Combine(run, f)), f));
        (_, string verified, _) = await RunAsync("records", "verify", "--store", Path.Combine(run, "with", "exchanges.db"));
        Assert.StartsWith("ok: ", verified, StringComparison.Ordinal);

        // again: nothing is asked twice; the list shows both sides
        (_, string text, _) = await RunAsync(command);
        Assert.Contains("62 questions judged on both sides; the layer turned 2 to passing and 0 to failing; McNemar p = 0.5000.", text, StringComparison.Ordinal);
        Assert.Equal(62 + 61, server.Requests.Count);
        (int listed, string list, _) = await RunAsync("assess", "list", Path.Combine(_folder.FullName, "runs"), "--json");
        Assert.Equal(0, listed);
        Assert.Equal(["one/with", "one/without"], JsonDocument.Parse(list).RootElement.EnumerateArray().Select(r => r.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        Assert.StartsWith("one/with: ", (await RunAsync("assess", "list", Path.Combine(_folder.FullName, "runs"))).Output, StringComparison.Ordinal);

        static (int, int) Counts(JsonElement side) => (side.GetProperty("tests")[0].GetProperty("judged").GetInt32(), side.GetProperty("tests")[0].GetProperty("counted").GetInt32());
    }

    [Fact]
    public async Task A_safety_layer_that_cannot_be_built_is_told_before_a_call()
    {
        string empty = Path.Combine(_folder.FullName, "empty.json");
        await File.WriteAllTextAsync(empty, """{ "GenAiMeasures": { "Scope": "MainlandPublic" } }""");
        string bad = Path.Combine(_folder.FullName, "bad.csv");
        await File.WriteAllTextAsync(bad, "term,risk\nx,Z.9\n");
        string[] command = ["assess", "run", Bank, "--endpoint", "http://127.0.0.1:9/v1", "--model", "m", "-o", Path.Combine(_folder.FullName, "run"), "--key-variable", KeyVariable];

        Assert.StartsWith("genai-measures: The safety layer of 'empty.json' cannot be built: ", (await RunAsync([.. command, "--with-safety", empty])).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync([.. command, "--with-safety", bad])).Exit);
        Assert.Equal("genai-measures: 'none.csv' does not exist. Name the settings or the lexicon of the safety layer.", (await RunAsync([.. command, "--with-safety", Path.Combine(_folder.FullName, "none.csv")])).Error.TrimEnd());
        Assert.Equal(
            "genai-measures: --with-safety sees the layer and compares both sides by itself: leave out --safety-layer and --compare.",
            (await RunAsync([.. command, "--with-safety", bad, "--safety-layer", "true"])).Error.TrimEnd());
        Assert.Equal(2, (await RunAsync("assess", "list", Path.Combine(_folder.FullName, "nowhere"))).Exit);
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
