using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

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
        Assert.Equal(0, json.GetProperty("problems").GetArrayLength());
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
            ("error", "p01-commercial", "Commercial use under the licence (CC-BY-NC-4.0) is Forbidden.", "Interim Measures Art. 7(1)"),
            (problem.GetProperty("severity").GetString(), problem.GetProperty("source").GetString(), problem.GetProperty("message").GetString(), problem.GetProperty("clause").GetString()));
    }

    [Fact]
    public async Task The_sample_that_fails_shows_every_rule_with_one_command()
    {
        (int exit, string output, _) = await RunAsync("data", "check", Sample("failing"), "--on", "2026-05-01", "--practice", "--filed-models", Repository.PathOf("samples", "TrainingData", "filed-models.txt"), "--json");
        string[] codes = [.. JsonDocument.Parse(output).RootElement.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString()!)];

        Assert.Equal((1, codes.Length), (exit, codes.Distinct(StringComparer.Ordinal).Count()));
        Assert.Contains("P17-LIST", codes);
        Assert.Contains("P13-PRACTICE", codes);
    }

    [Fact]
    public async Task A_draft_becomes_the_next_version_and_the_difference_is_shown()
    {
        using var folder = new Folder();
        string register = folder.File("register.json");
        (int exit, string output, string error) = await RunAsync("data", "commit", register, Sample("draft"), "--by", "员工 001", "--reason", "首次登记", "--json");
        JsonElement first = JsonDocument.Parse(output).RootElement;
        (int failed, _, string refused) = await RunAsync("data", "commit", register, Sample("draft"), "--by", " ", "--reason", "x");
        (int same, string difference, _) = await RunAsync("data", "diff", register, Sample("passing"));

        Assert.Equal((0, "", 1), (exit, error, first.GetProperty("version").GetInt32()));
        Assert.Equal((2, "genai-measures: --by and --reason must not be empty: they stand in the history."), (failed, refused.Trim()));
        Assert.Equal((0, $"0 changes; version 1; register {first.GetProperty("digest").GetString()}."), (same, difference.Trim()));
        File.WriteAllText(register, File.ReadAllText(register).Replace("4000000", "4000001", StringComparison.Ordinal));
        (int bypassed, _, string why) = await RunAsync("data", "commit", register, Sample("draft"), "--by", "a", "--reason", "b");
        Assert.Equal((2, "genai-measures: register.json: The register was changed without an entry in its history. Commit the change through the register."), (bypassed, why.Trim()));
        Assert.Contains("Changed  sources open-zh scale.items", (await RunAsync("data", "diff", Sample("passing"), register)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_register_in_a_ledger_is_checked_and_exported_from_its_file()
    {
        using var folder = new Folder();
        string store = folder.File("compliance.db");
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UseSqlite(store).AddProvenance(o => o.Store = Provenance.TrainingDataStore.Ledger);
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            await provider.GetRequiredService<Provenance.ITrainingDataRegister>().CommitAsync(Provenance.JsonTrainingDataRegister.Read(Sample("draft")).Data, 0, "a", "b", TestContext.Current.CancellationToken);
        }

        (int exit, string output, string error) = await RunAsync("data", "check", store, "--evidence", Repository.PathOf("samples", "TrainingData"), "--on", "2026-05-01", "--json");
        Assert.Equal((0, "", 0), (exit, error, JsonDocument.Parse(output).RootElement.GetProperty("problems").GetArrayLength()));
        Assert.Contains("0 changes", (await RunAsync("data", "diff", store, Sample("passing"))).Output, StringComparison.Ordinal);
        Assert.Contains("# 训练数据说明", (await RunAsync("data", "export", store, "--format", "statement", "--on", "2026-05-01")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cards_become_a_draft_and_one_that_is_wrong_leaves_none()
    {
        using var folder = new Folder();
        string good = folder.File("a.md", "---\nlicense: mit\n---\n");
        string bad = folder.File("b.md", "---\nlicense: [mit\n---\n");
        string draft = folder.File("draft.json");
        (int refused, _, string error) = await RunAsync("data", "import", good, bad, "-o", draft);
        (int exit, string output, _) = await RunAsync("data", "import", good, "-o", draft);

        Assert.Equal((2, true), (refused, error.StartsWith("genai-measures: b.md:2: ", StringComparison.Ordinal)));
        Assert.Equal((0, "1 sources in draft.json."), (exit, output.Trim()));
        Assert.Equal("a", Provenance.JsonTrainingDataRegister.Read(draft).Data.Sources[0].Id);
        Assert.Contains("\"id\": \"a\"", (await RunAsync("data", "import", good)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_goes_out_as_a_workbook_and_is_not_taken_back_unfilled()
    {
        using var folder = new Folder();
        string corpus = folder.File("corpus.csv", "id,text\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},=1+{i}\n")));
        string sheet = folder.File("sheet.xlsx");
        (int exit, string output, string error) = await RunAsync("data", "sample", corpus, "--share", "0.1", "--seed", "7", "--id", "id", "-o", sheet);
        byte[] bytes = File.ReadAllBytes(sheet);
        await RunAsync("data", "sample", corpus, "--size", "5", "--seed", "7", "--id", "id", "-o", sheet);
        (int refused, _, string why) = await RunAsync("data", "inspect", sheet, "--id", "m-1", "--by", "员工 017", "--on", "2026-05-01");

        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith("5 of 50 items drawn with seed 7; population ", output, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(sheet));
        Assert.Equal(2, refused);
        Assert.Contains("sheet.xlsx!D4: The verdict is to be", why, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("data", "sample", corpus, "--share", "2", "--seed", "7", "-o", sheet)).Exit);
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

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genai-measures-data-");

        public string File(string name, string? text = null)
        {
            string path = Path.Combine(_folder.FullName, name);
            if (text is not null)
            {
                System.IO.File.WriteAllText(path, text);
            }

            return path;
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
