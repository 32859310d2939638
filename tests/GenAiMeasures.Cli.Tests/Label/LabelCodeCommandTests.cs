using System.Text.Json;

namespace GenAiMeasures.Cli.Tests;

public class LabelCodeCommandTests
{
    [Fact]
    public async Task A_valid_code_is_taken_apart_and_exits_with_0()
    {
        (int exit, string output, string error) = await RunAsync("label", "code", "001191110108MA01KP2T5U1XGW3");

        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(
            "001191110108MA01KP2T5U1XGW3: valid. Subject 91110108MA01KP2T5U, service generation, model XGW3.\n"
            + "The shape and the check digit are right; whether the subject exists is not checked.\n",
            output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_wrong_code_is_explained_and_exits_with_1()
    {
        (int exit, string output, string error) = await RunAsync("label", "code", "001191330101MA27WPYJ18xliu");

        Assert.Equal((1, ""), (exit, error));
        Assert.Equal(
            "001191330101MA27WPYJ18xliu: not a provider code.\n"
            + "  it has 26 characters instead of 27\n"
            + "  character 23 is neither a digit nor an upper-case letter\n",
            output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("001191110108MA01KP2T5U00000", true, 0)]
    [InlineData("001191110108MA01KP2T5X00000", false, 1)]
    public async Task JSON_says_the_same(string code, bool valid, int exitCode)
    {
        (int exit, string output, _) = await RunAsync("label", "code", code, "--json");

        Assert.Equal(exitCode, exit);
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(code, json.GetProperty("code").GetString());
        Assert.Equal(valid, json.GetProperty("valid").GetBoolean());
        Assert.Equal(valid ? 0 : 1, json.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task A_missing_code_is_bad_usage()
    {
        (int exit, string output, string error) = await RunAsync("label", "code");

        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("genai-measures: ", error, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
