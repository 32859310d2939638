using System.Text.Json;

namespace GenAiMeasures.Cli.Tests;

public class PrivacyScanCommandTests
{
    [Fact]
    public async Task JSON_names_place_and_kind_and_never_the_information()
    {
        (int exit, string output, string error) = await RunAsync("privacy", "scan", "--text", "请打１３８００１３８０００或写给zhang.wei@example.com", "--json");

        Assert.Equal((0, ""), (exit, error));
        JsonElement[] found = [.. JsonDocument.Parse(output).RootElement.EnumerateArray()];
        Assert.Equal(
            [(2, 11, "mobile", "１３８****８０００"), (16, 21, "email", "z****.***@example.com")],
            found.Select(f => (
                f.GetProperty("start").GetInt32(), f.GetProperty("length").GetInt32(), f.GetProperty("kind").GetString(), f.GetProperty("masked").GetString())));
        Assert.DoesNotContain("zhang", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_readable_form_lists_and_counts()
    {
        (int exit, string output, _) = await RunAsync("privacy", "scan", "--text", "手机13800138000");

        Assert.Equal(0, exit);
        Assert.Equal("       2 +11   mobile     1     138****8000\n1 findings.\n", output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Nothing_found_is_an_empty_array()
    {
        (int exit, string output, _) = await RunAsync("privacy", "scan", "--text", "今天天气不错", "--json");

        Assert.Equal((0, "[]\n"), (exit, output.ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData()]
    [InlineData("--text", "x", "no-such-file.txt")]
    [InlineData("no-such-file.txt")]
    public async Task Bad_usage_exits_with_2_and_one_line(params string[] arguments)
    {
        (int exit, string output, string error) = await RunAsync(["privacy", "scan", .. arguments]);

        Assert.Equal((2, ""), (exit, output));
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int exit = await CommandLine.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
