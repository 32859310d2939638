using System.Text.Json;

namespace GenAiMeasures.Cli.Tests;

public sealed class FilingCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cli-filing");

    private static string Profile => Repository.PathOf("samples", "Filing", "profile.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task One_command_goes_from_the_sample_profile_to_a_draft_package_that_another_checks()
    {
        (int exit, string output, string error) = await RunAsync("filing", "build", Profile, "-o", _folder.FullName, "--on", "2026-11-24", "--json");

        Assert.Equal((0, ""), (exit, error));
        JsonElement build = JsonDocument.Parse(output).RootElement;
        Assert.True(build.GetProperty("draft").GetBoolean());
        Assert.Equal(15, build.GetProperty("documents").GetArrayLength());
        Assert.Equal(7, build.GetProperty("fields").GetInt32() - build.GetProperty("filled").GetInt32());
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "大模型备案", "附件4-拦截关键词列表.xlsx")));

        (exit, output, error) = await RunAsync("filing", "check", _folder.FullName, "--json");

        Assert.Equal((0, ""), (exit, error));
        JsonElement check = JsonDocument.Parse(output).RootElement;
        Assert.Equal((true, false, 13, 7), (check.GetProperty("ok").GetBoolean(), check.GetProperty("complete").GetBoolean(), check.GetProperty("documents").GetInt32(), check.GetProperty("missing").GetArrayLength()));
        Assert.Equal(1, (await RunAsync("filing", "check", _folder.FullName, "--complete")).Exit);
    }

    [Fact]
    public async Task The_last_filing_says_whether_a_change_filing_is_due()
    {
        await RunAsync("filing", "build", Profile, "-o", _folder.FullName, "--on", "2026-11-24");

        (int exit, string output, _) = await RunAsync(
            "filing", "build", Profile, "-o", _folder.FullName, "--on", "2026-11-25", "--last", Path.Combine(_folder.FullName, "manifest.json"));

        Assert.Equal(0, exit);
        Assert.Contains("无变更备案事项 / nothing that needs a change filing", output, StringComparison.Ordinal);
        Assert.EndsWith("This is no finding of compliance.\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provinces_own_forms_are_checked_and_built_from()
    {
        string templates = Repository.PathOf("samples", "Filing", "templates");

        (int exit, string output, string error) = await RunAsync("filing", "templates", templates, "--json");
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(["algorithm-filing", "registration", "service-filing"], JsonDocument.Parse(output).RootElement.GetProperty("procedures").EnumerateArray().Select(p => p.GetString()));
        Assert.StartsWith("{", (await RunAsync("filing", "templates", "--schema")).Output, StringComparison.Ordinal);
        Assert.EndsWith("; built in", (await RunAsync("filing", "templates")).Output.TrimEnd(), StringComparison.Ordinal);

        await RunAsync("filing", "build", Profile, "-o", _folder.FullName, "--procedure", "registration", "--templates", templates);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "登记", "附件1-示例省登记申请表.docx")));

        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "forms-x.json"), "{}");
        (exit, _, error) = await RunAsync("filing", "templates", _folder.FullName);
        Assert.Equal(2, exit);
        Assert.Contains("forms-x.json:1", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Procedures_come_from_a_profile_or_from_the_facts_on_the_line()
    {
        (int exit, string output, _) = await RunAsync("filing", "procedure", "--scope", "MainlandPublic", "--model", "FiledModel", "--companion", "--json");

        Assert.Equal(0, exit);
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["registration", "algorithm-filing", "security-assessment-2018"], json.GetProperty("procedures").EnumerateArray().Select(p => p.GetProperty("id").GetString()));
        Assert.Equal("CAC Order 21", json.GetProperty("warnings")[0].GetProperty("article").GetString());

        (exit, output, _) = await RunAsync("filing", "procedure", Profile);

        Assert.Equal(0, exit);
        Assert.StartsWith("生成式人工智能服务备案 / Service filing (service-filing)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_that_nobody_stated_are_bad_usage()
    {
        (int exit, string output, string error) = await RunAsync("filing", "procedure");

        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("genai-measures: The scope of the service is not stated.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_is_none_is_bad_input_in_one_line()
    {
        (int exit, _, string error) = await RunAsync("filing", "build", Repository.PathOf("global.json"), "-o", _folder.FullName);

        Assert.Equal(2, exit);
        Assert.StartsWith("genai-measures: global.json:", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, CancellationToken.None);
        return (exit, output.ToString(), error.ToString());
    }
}
