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

    [Fact]
    public async Task Measure_is_appealed_against_rejected_and_lifted_with_author_and_reason_on_record()
    {
        string pseudonym = await SuspendAsync();

        (int appealed, string appeal, _) = await RunAsync("standing", "appeal", pseudonym, "--store", Store, "--reference", "ticket 7");
        (int rejected, string reject, _) = await RunAsync("standing", "reject-appeal", pseudonym, "--store", Store, "--author", "审核员02", "--reason", "证据充分，维持措施");
        (int again, _, string nothing) = await RunAsync("standing", "reject-appeal", pseudonym, "--store", Store, "--author", "审核员02", "--reason", "证据充分，维持措施");
        (int refused, _, string error) = await RunAsync("standing", "lift", pseudonym, "--store", Store, "--author", "审核员02", "--reason", "误判");
        (int lifted, string lift, _) = await RunAsync("standing", "lift", pseudonym, "--store", Store, "--author", "审核员02", "--reason", "复核后认定为误判");
        (_, string records, _) = await RunAsync("records", "list", "--store", Store, "--json");

        Assert.Equal((0, 0, 2, 2, 0), (appealed, rejected, again, refused, lifted));
        Assert.Equal($"{pseudonym} suspended  until 2099-01-01 00:00Z appeal waits", appeal.TrimEnd());
        Assert.Equal($"{pseudonym} suspended  until 2099-01-01 00:00Z", reject.TrimEnd());
        Assert.Equal("genai-measures: No appeal of this subject waits for a decision.", nothing.TrimEnd());
        Assert.StartsWith("genai-measures: The reason has less than 6 characters.", error, StringComparison.Ordinal);
        Assert.Equal($"{pseudonym} good", lift.TrimEnd());
        Assert.Contains("复核后认定为误判", records, StringComparison.Ordinal);
        Assert.Contains("reference: ticket 7", records, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_of_a_running_service_is_not_written_to_and_the_message_says_why()
    {
        await SuspendAsync();
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UseSqlite(Store, o => o.BallastMegabytes = 0);
        await using ServiceProvider running = services.BuildServiceProvider();
        await running.GetRequiredService<ILedger>().AppendAsync(new DutyWaived { Duty = "x", Reason = "y" }, Cancellation);

        (int exit, _, string error) = await RunAsync("records", "rotate-keys", "--store", Store);

        Assert.Equal(2, exit);
        Assert.StartsWith($"genai-measures: The ledger store '{Store}' is in use by another process or another store of this one", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_rotated_and_an_old_copy_of_the_key_database_opens_nothing()
    {
        await SuspendAsync();
        File.Copy(Store + ".keys", Store + ".old");

        (int exit, string text, _) = await RunAsync("records", "rotate-keys", "--store", Store);
        (_, string json, _) = await RunAsync("records", "rotate-keys", "--store", Store, "--json");
        (int verified, _, _) = await RunAsync("records", "verify", "--store", Store, "--keys");

        Assert.Equal((0, 0), (exit, verified));
        Assert.Matches("^rotated: [1-9][0-9]* data keys are under epoch 2, older ones are destroyed$", text.TrimEnd());
        Assert.Equal(3, JsonDocument.Parse(json).RootElement.GetProperty("epoch").GetInt32());

        File.Copy(Store + ".old", Store + ".keys", overwrite: true);
        (_, string records, _) = await RunAsync("records", "list", "--store", Store);
        Assert.DoesNotContain("违反服务协议第五条", records, StringComparison.Ordinal);
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
