using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli.Tests;

public sealed class RecordsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genai-cli-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Store => Path.Combine(_folder, "compliance.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_says_ok_with_the_number_of_records_and_exits_with_0()
    {
        await WriteAsync();

        (int exit, string output, string error) = await RunAsync("records", "verify", "--store", Store, "--json");

        Assert.Equal((0, ""), (exit, error));
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.True(json.GetProperty("ok").GetBoolean());
        Assert.Equal(2, json.GetProperty("records").GetInt32());
        Assert.Equal(1, json.GetProperty("logs").GetInt32());
        Assert.Equal(64, json.GetProperty("head").GetString()!.Length);
        Assert.Equal(0, json.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task Stats_counts_kinds_and_outcomes()
    {
        await WriteAsync();

        (int exit, string output, _) = await RunAsync("records", "stats", "--store", Store, "--json");

        Assert.Equal(0, exit);
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(2, json.GetProperty("records").GetInt32());
        Assert.Equal(1, json.GetProperty("kinds").GetProperty("exchangeOpened").GetInt32());
        Assert.Equal(1, json.GetProperty("outcomes").GetProperty("stopped").GetInt32());
    }

    [Fact]
    public async Task List_shows_the_records_one_a_line()
    {
        await WriteAsync();

        (int exit, string output, _) = await RunAsync("records", "list", "--store", Store, "--json");

        Assert.Equal(0, exit);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal("exchangeSettled", JsonDocument.Parse(lines[1]).RootElement.GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("stats")]
    [InlineData("list")]
    public async Task Store_that_does_not_exist_is_bad_input_in_one_line(string verb)
    {
        (int exit, string output, string error) = await RunAsync("records", verb, "--store", Store);

        Assert.Equal(2, exit);
        Assert.Equal("", output);
        Assert.Equal($"genai-measures: The ledger store '{Store}' does not exist. Correct the path.", error.TrimEnd());
    }

    [Fact]
    public async Task Missing_store_option_is_bad_usage()
    {
        (int exit, _, string error) = await RunAsync("records", "verify");

        Assert.Equal(2, exit);
        Assert.StartsWith("genai-measures: ", error, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, Cancellation);
        return (exit, output.ToString(), error.ToString());
    }

    private async Task WriteAsync()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UseSqlite(Store);
        await using ServiceProvider provider = services.BuildServiceProvider();
        ILedger ledger = provider.GetRequiredService<ILedger>();
        var id = new ExchangeId(Guid.Parse("0199f000-0000-7000-8000-000000000001"));
        await ledger.AppendAsync(new ExchangeOpened { Exchange = id, Streaming = true, Messages = 1 }, Cancellation);
        await ledger.AppendAsync(new ExchangeSettled { Exchange = id, Outcome = ExchangeOutcome.Stopped }, Cancellation);
    }
}
