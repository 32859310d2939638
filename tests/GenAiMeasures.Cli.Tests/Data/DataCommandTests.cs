using System.Text.Json;

namespace GenAiMeasures.Cli.Tests;

public sealed class DataCommandTests
{
    private static string Sample(string name) => Repository.PathOf("samples", "TrainingData", name + ".json");

    [Fact]
    public async Task The_register_that_passes_exits_with_0()
    {
        (int exit, string output, string error) = await RunAsync("data", "check", Sample("passing"), "--on", "2026-05-01", "--json");

        Assert.Equal((0, ""), (exit, error));
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.True(json.GetProperty("ok").GetBoolean());
        Assert.Equal("P19-UNVERSIONED", Assert.Single(json.GetProperty("problems").EnumerateArray().ToArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_register_that_fails_exits_with_1_and_names_code_severity_source_message_and_clause()
    {
        (int exit, string output, _) = await RunAsync("data", "check", Sample("failing"), "--on", "2026-05-01", "--json");

        Assert.Equal(1, exit);
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.False(json.GetProperty("ok").GetBoolean());
        JsonElement problem = json.GetProperty("problems").EnumerateArray().Single(p => p.GetProperty("code").GetString() == "P1-COMMERCIAL");
        Assert.Equal(
            ("error", "f-nc", "Commercial use under the licence (CC-BY-NC-4.0) is Forbidden.", "Interim Measures Art. 7(1)"),
            (problem.GetProperty("severity").GetString(), problem.GetProperty("source").GetString(), problem.GetProperty("message").GetString(), problem.GetProperty("clause").GetString()));
    }

    [Theory]
    [InlineData("croissant", "\"conformsTo\"")]
    [InlineData("cyclonedx", "\"bomFormat\": \"CycloneDX\"")]
    [InlineData("oscal", "\"assessment-results\"")]
    [InlineData("oscal-component", "\"component-definition\"")]
    [InlineData("statement", "# 训练数据说明")]
    [InlineData("eu", "2.3 Crawled")]
    [InlineData("ab2013", "12 Synthetic data")]
    public async Task Every_format_is_written(string format, string part)
    {
        (int exit, string output, string error) = await RunAsync("data", "export", Sample("passing"), "--format", format, "--on", "2026-05-01");

        Assert.Equal((0, ""), (exit, error));
        Assert.Contains(part, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_register_is_bad_input()
    {
        (int exit, string output, string error) = await RunAsync("data", "check", Repository.PathOf("global.json"));

        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("genai-measures: global.json:", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
