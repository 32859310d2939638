using System.IO.Compression;
using System.Text.Json;
using GenAiMeasures.Filing;
using Microsoft.Extensions.DependencyInjection;
using Calendar = Ical.Net.Calendar;

namespace GenAiMeasures.Cli.Tests;

/// <summary>deadlines, complaints and dossier, on the store of an app that has stopped.</summary>
public sealed class CaseCommandTests : IDisposable
{
    private const string Settings = """
        {
          // as in appsettings.json
          "Logging": { "LogLevel": { "Default": "Warning" } },
          "GenAiMeasures": {
            "Scope": "Internal",
            "Provider": { "Name": "示例科技有限公司", "CreditCode": "91110108MA01KP2T5U", "ServiceName": "示例助手" },
            "Filing": { "ComplaintWorkingDays": 3, "DossierOwners": { "complaints": "客服负责人" } },
          }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("genai-cli-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Store => Path.Combine(_folder, "compliance.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Deadlines_are_listed_with_their_article_and_how_sure_it_is_and_overdue_ones_fail_the_check()
    {
        await FillAsync();

        (int exit, string text, _) = await RunAsync("deadlines", "list", "--store", Store);
        (_, string json, _) = await RunAsync("deadlines", "list", "--store", Store, "--json");
        (int overdue, string late, _) = await RunAsync("deadlines", "list", "--store", Store, "--overdue");

        Assert.Equal(0, exit);
        Assert.Equal(
            [
                "2024-02-21 OVERDUE alg.change:v2  算法备案信息变更  [Algorithm Provisions Art. 24(2); verified]",
                "2099-01-31 open assess.launch:new  上线前安全评估  [2018 Assessment Provisions Art. 3(1)-(2), 7; not verified, memory]",
            ],
            text.TrimEnd().Split(Environment.NewLine));
        Assert.Equal((1, "2024-02-21 OVERDUE alg.change:v2  算法备案信息变更  [Algorithm Provisions Art. 24(2); verified]"), (overdue, late.TrimEnd()));
        JsonElement first = JsonDocument.Parse(json).RootElement[0];
        Assert.Equal(("alg.change", "2024-02-21", "Final", "Primary"), (first.GetProperty("rule").GetString(), first.GetProperty("dueOn").GetString(), first.GetProperty("certainty").GetString(), first.GetProperty("confidence").GetString()));
    }

    [Fact]
    public async Task The_calendar_file_goes_to_a_file_or_to_the_output()
    {
        await FillAsync();
        string file = Path.Combine(_folder, "deadlines.ics");

        (int exit, string text, _) = await RunAsync("deadlines", "ics", "--store", Store);
        await RunAsync("deadlines", "ics", "--store", Store, "--all", "-o", file);

        Assert.Equal(0, exit);
        Assert.Equal(["alg.change:v2@genai-measures", "assess.launch:new@genai-measures"], Calendar.Load(text)!.Events.Select(e => e.Uid));
        Assert.Equal(3, Calendar.Load(await File.ReadAllTextAsync(file, Cancellation))!.Events.Count);
    }

    [Fact]
    public async Task Rules_say_their_length_or_the_setting_that_gives_it()
    {
        (int exit, string text, _) = await RunAsync("deadlines", "rules");
        (_, string json, _) = await RunAsync("deadlines", "rules", "--json");

        Assert.Equal(0, exit);
        Assert.Contains("alg.filing             10 workingDays; from the day on which the service starts", text, StringComparison.Ordinal);
        Assert.Contains("complaint.answer       set by GenAiMeasures:Filing:ComplaintWorkingDays; from the day on which the complaint came in", text, StringComparison.Ordinal);
        Assert.Equal(DeadlineRules.All.Count, JsonDocument.Parse(json).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Complaints_are_listed_without_their_text_and_exported_with_it()
    {
        await FillAsync();
        string file = Path.Combine(_folder, "complaints.csv");

        (int exit, string text, _) = await RunAsync("complaints", "list", "--store", Store);
        (int overdue, _, _) = await RunAsync("complaints", "list", "--store", Store, "--overdue");
        (_, string json, _) = await RunAsync("complaints", "list", "--store", Store, "--json");
        await RunAsync("complaints", "export", "--store", Store, "-o", file);
        string csv = await File.ReadAllTextAsync(file, Cancellation);

        Assert.Equal((0, 1), (exit, overdue));
        Assert.DoesNotContain("=1+1", text, StringComparison.Ordinal);
        Assert.EndsWith("content open, last step received, due 2024-02-07, LATE", text.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal("=1+1", JsonDocument.Parse(json).RootElement[0].GetProperty("text").GetString());
        Assert.StartsWith("编号,时间,渠道,类型,内容,", csv, StringComparison.Ordinal);
        Assert.Contains(",网页表单,内容,'=1+1,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dossier_is_built_with_its_gaps_and_compared_with_another()
    {
        await FillAsync();
        string settings = Path.Combine(_folder, "appsettings.json");
        await File.WriteAllTextAsync(settings, Settings, Cancellation);
        string one = Path.Combine(_folder, "one.zip");
        string other = Path.Combine(_folder, "other.zip");

        (int exit, string json, string error) = await RunAsync("dossier", "build", "--store", Store, "--settings", settings, "--author", "合规03", "-o", one, "--json");
        await RunAsync("dossier", "build", "--store", Store, "--settings", settings, "--author", "合规03", "-o", other, "--no-proofs");
        (int same, string nothing, _) = await RunAsync("dossier", "diff", one, one);
        (int compared, string difference, _) = await RunAsync("dossier", "diff", one, other, "--json");

        Assert.Equal("", error);
        Assert.Equal(1, exit);
        Assert.True(JsonDocument.Parse(json).RootElement.GetProperty("gaps").GetArrayLength() > 5);
        Assert.Equal((0, ""), (same, nothing));

        // proofs are no difference of content
        Assert.Equal(0, compared);
        Assert.Equal(0, JsonDocument.Parse(difference).RootElement.GetProperty("changedFiles").GetArrayLength());
    }

    [Fact]
    public async Task A_dossier_is_built_while_the_app_runs_and_says_that_it_is_not_on_record()
    {
        await FillAsync();
        string settings = Path.Combine(_folder, "appsettings.json");
        await File.WriteAllTextAsync(settings, Settings, Cancellation);
        string live = Path.Combine(_folder, "live.zip");
        string[] build = ["dossier", "build", "--store", Store, "--settings", settings, "--author", "合规03", "-o", live];
        await using ServiceProvider app = App();
        ILedger ledger = app.GetRequiredService<ILedger>();
        await ledger.AppendAsync(new PolicyPublished { Document = "agreement", Version = "1", At = DateTimeOffset.UnixEpoch, Sha256 = new string('0', 64), EffectiveFrom = new DateOnly(2026, 9, 18), Author = "法务08" }, Cancellation);

        (int exit, string json, string error) = await RunAsync([.. build, "--json"]);
        (_, string text, _) = await RunAsync(build);
        (int refused, string message) = await FailAsync([.. build, "--record"]);

        Assert.Equal((1, ""), (exit, error));
        Assert.False(JsonDocument.Parse(json).RootElement.GetProperty("recorded").GetBoolean());
        Assert.Contains("The build is NOT on record in the ledger, which was only read.", text, StringComparison.Ordinal);
        Assert.Equal(2, refused);
        Assert.Contains("another process", message, StringComparison.Ordinal);

        // the app goes on, and its ledger is what it was: nothing was written beside it
        await ledger.AppendAsync(new PolicyPublished { Document = "agreement", Version = "2", At = DateTimeOffset.UnixEpoch, Sha256 = new string('0', 64), EffectiveFrom = new DateOnly(2026, 9, 18), Author = "法务08" }, Cancellation);
        Assert.True((await app.GetRequiredService<ILedgerEvidence>().VerifyAsync(Cancellation)).IsOk);
        Assert.DoesNotContain(RecordKind.DossierBuilt, (await app.GetRequiredService<ILedgerEvidence>().CountAsync(Cancellation)).Kinds.Keys);

        // what was proven beside the app holds under the app's own key
        INoteVerifier verifier = app.GetRequiredService<ILedgerStore>().DefaultSigner.ToVerifier();
        using ZipArchive zip = await ZipFile.OpenReadAsync(live, Cancellation);
        ZipArchiveEntry[] proofs = [.. zip.Entries.Where(e => e.FullName.StartsWith("proofs/records/", StringComparison.Ordinal))];
        Assert.NotEmpty(proofs);
        foreach (ZipArchiveEntry proof in proofs)
        {
            using var reader = new StreamReader(await proof.OpenAsync(Cancellation));
            Assert.True(LedgerReceipt.TryParse(await reader.ReadToEndAsync(Cancellation), out LedgerReceipt? receipt));
            Assert.True(receipt.Proves(receipt.Extra.Span, verifier.WithName(receipt.Checkpoint.Signatures[0].Name)), proof.FullName);
        }
    }

    [Fact]
    public async Task A_dossier_over_a_copy_says_what_else_has_to_be_copied()
    {
        await FillAsync();
        string settings = Path.Combine(_folder, "appsettings.json");
        await File.WriteAllTextAsync(settings, Settings, Cancellation);
        string copy = Path.Combine(_folder, "copy.db");
        File.Copy(Store, copy);
        string[] build = ["dossier", "build", "--store", copy, "--settings", settings, "--author", "a", "-o", Path.Combine(_folder, "x.zip")];

        Assert.Equal((2, $"genai-measures: The keys beside the ledger store '{copy}' (.keys, .key) are not here: its records cannot be read. Copy them too, or run this where the ledger is written."), await FailAsync(build));
        File.Copy(Store + ".keys", copy + ".keys");
        File.Copy(Store + ".key", copy + ".key");
        Assert.StartsWith($"genai-measures: The state file '{copy}.state' does not exist.", (await FailAsync(build)).Error, StringComparison.Ordinal);
        File.Copy(Store + ".state", copy + ".state");
        Assert.Equal((2, $"genai-measures: The signing key '{copy}.sign' does not exist, so nothing can be proven. Give --no-proofs, or run this where the ledger is written."), await FailAsync(build));
        Assert.Equal(1, (await RunAsync([.. build, "--no-proofs"])).Exit);
    }

    [Fact]
    public async Task A_build_is_recorded_where_it_is_asked_for_and_the_app_has_stopped()
    {
        await FillAsync();
        string settings = Path.Combine(_folder, "appsettings.json");
        await File.WriteAllTextAsync(settings, Settings, Cancellation);

        (_, string json, _) = await RunAsync("dossier", "build", "--store", Store, "--settings", settings, "--author", "合规03", "-o", Path.Combine(_folder, "x.zip"), "--record", "--json");

        Assert.True(JsonDocument.Parse(json).RootElement.GetProperty("recorded").GetBoolean());
        await using ServiceProvider app = App();
        Assert.Equal(1, (await app.GetRequiredService<ILedgerEvidence>().CountAsync(Cancellation)).Kinds[RecordKind.DossierBuilt]);
    }

    [Fact]
    public async Task Bad_input_is_told_in_one_line()
    {
        string settings = Path.Combine(_folder, "appsettings.json");
        await File.WriteAllTextAsync(settings, "{\"GenAiMeasures\": {\"Scope\": ", Cancellation);
        string[] build = ["dossier", "build", "--store", Store, "--settings", settings, "--author", "a", "-o", Path.Combine(_folder, "x.zip")];

        Assert.Equal((2, $"genai-measures: The ledger store '{Store}' does not exist. Correct the path."), await FailAsync(build));
        await FillAsync();
        Assert.Equal((2, "genai-measures: The settings 'appsettings.json' are not JSON: line 1, byte 29."), await FailAsync(build));
        await File.WriteAllTextAsync(settings, "{}", Cancellation);
        Assert.Equal((2, "genai-measures: The settings 'appsettings.json' have no section GenAiMeasures."), await FailAsync(build));
        await File.WriteAllTextAsync(settings, "{\"GenAiMeasures\": {\"Scope\": \"Internal\", \"Filing\": {\"ServiceStart\": \"2026-09-18\", \"ServiceEnd\": \"2026-09-01\"}}}", Cancellation);
        Assert.Equal(
            (2, "genai-measures: The settings 'appsettings.json' are not valid: GenAiMeasures:Filing:ServiceEnd: the service ends on 2026-09-01, before it starts on 2026-09-18 (GenAiMeasures:Filing:ServiceStart); correct one of them."),
            await FailAsync(build));
        Assert.Equal((2, $"genai-measures: The earlier file is no dossier of this library: "), Cut(await FailAsync("dossier", "diff", settings, settings)));

        static (int, string) Cut((int Exit, string Error) failed) => (failed.Exit, failed.Error[..(failed.Error.IndexOf("library: ", StringComparison.Ordinal) + 9)]);
    }

    private static async Task<(int Exit, string Error)> FailAsync(params string[] args)
    {
        (int exit, _, string error) = await RunAsync(args);
        return (exit, error.TrimEnd());
    }

    private ServiceProvider App()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).AddFiling(o => o.ComplaintWorkingDays = 3).UseSqlite(Store);
        return services.BuildServiceProvider();
    }

    private async Task FillAsync()
    {
        await using ServiceProvider provider = App();
        IDeadlineService deadlines = provider.GetRequiredService<IDeadlineService>();
        await deadlines.StartAsync(new DeadlineStart("alg.change", Day(2024, 2, 2), "合规03") { About = "v2" }, Cancellation);
        await deadlines.StartAsync(new DeadlineStart("assess.launch", Day(2099, 2, 1), "合规03") { About = "new" }, Cancellation);
        string ended = (await deadlines.StartAsync(new DeadlineStart("ndsmr.flaw", Day(2024, 2, 2), "安全06"), Cancellation)).Id;
        await deadlines.MeetAsync(ended, "安全06", "已报告主管部门", Cancellation);
        await provider.GetRequiredService<IComplaintRegister>().ReceiveAsync(new ComplaintEntry(ComplaintKind.Content, "网页表单", "=1+1") { ReceivedAt = Day(2024, 2, 4) }, Cancellation);
    }

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.FromHours(8));

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, Cancellation);
        return (exit, output.ToString(), error.ToString());
    }
}
