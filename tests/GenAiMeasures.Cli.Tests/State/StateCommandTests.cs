using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli.Tests;

public sealed class StateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genai-cli-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Store => Path.Combine(_folder, "compliance.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Standing_is_listed_and_shown_with_its_changes()
    {
        string pseudonym = await SuspendAsync();

        (int exit, string list, _) = await RunAsync("standing", "list", "--store", Store, "--json");
        (_, string show, _) = await RunAsync("standing", "show", pseudonym, "--store", Store);
        (_, string none, _) = await RunAsync("standing", "list", "--store", Store, "--at-least", "Terminated");

        Assert.Equal(0, exit);
        JsonElement state = Assert.Single(JsonDocument.Parse(list).RootElement.EnumerateArray());
        Assert.Equal((pseudonym, "Suspended"), (state.GetProperty("subject").GetString(), state.GetProperty("standing").GetString()));
        string[] lines = show.Split(Environment.NewLine);
        Assert.Equal($"{pseudonym} suspended  until 2099-01-01 00:00Z", lines[0]);
        Assert.EndsWith("Z suspend good -> suspended by 审核员01: 违反服务协议第五条", lines[2], StringComparison.Ordinal);
        Assert.Equal("", none);
    }

    [Fact]
    public async Task Incidents_are_listed_with_what_is_missing_and_shown_with_their_steps()
    {
        string pseudonym = await SuspendAsync();

        (int exit, string list, _) = await RunAsync("incidents", "list", "--store", Store, "--open", "--kind", "UserConduct", "--json");
        string id = Assert.Single(JsonDocument.Parse(list).RootElement.EnumerateArray()).GetProperty("id").GetString()!;
        (_, string text, _) = await RunAsync("incidents", "list", "--store", Store);
        (_, string show, _) = await RunAsync("incidents", "show", id, "--store", Store);
        (int missing, _, string error) = await RunAsync("incidents", "show", "none", "--store", Store);

        Assert.Equal(0, exit);
        Assert.EndsWith("userConduct - open, missing: reported", text.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("measured by 审核员01: Suspend [", show, StringComparison.Ordinal);
        Assert.Equal((2, "genai-measures: There is no incident none. See 'genai-measures incidents list'."), (missing, error.TrimEnd()));
        Assert.NotEmpty(pseudonym);
    }

    [Theory]
    [InlineData("standing")]
    [InlineData("incidents")]
    public async Task A_file_that_is_not_there_is_bad_usage_told_in_one_line(string noun)
    {
        (int exit, string output, string error) = await RunAsync(noun, "list", "--store", Store);

        Assert.Equal((2, ""), (exit, output));
        Assert.Equal($"genai-measures: The state file '{Store}.state' does not exist. Give the path of the ledger; the state file stands beside it.", error.TrimEnd());
    }

    private async Task<string> SuspendAsync()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UseSqlite(Store);
        await using ServiceProvider provider = services.BuildServiceProvider();
        IStandingService standing = provider.GetRequiredService<IStandingService>();
        string pseudonym = (await standing.GetAsync(new Subject("user-1"), Cancellation)).Subject;
        await standing.TakeMeasureAsync(
            pseudonym, new ManualMeasure(StandingStep.Suspend, "审核员01", "违反服务协议第五条") { Until = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero) }, Cancellation);
        return pseudonym;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, Cancellation);
        return (exit, output.ToString(), error.ToString());
    }
}
