using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Filing.Tests;

/// <summary>The runs that are kept: what the console lists, the dossier quotes and the duty rests on.</summary>
public sealed class AssessmentRunsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("filing-runs");

    private readonly FakeTimeProvider _time = new(FilingHost.Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Runs_are_listed_the_latest_first_with_their_rates_and_digests()
    {
        await RunAsync("2026-08");
        _time.Advance(TimeSpan.FromDays(30));
        await RunAsync("2026-09/without", "坏");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "started"));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "started", "answers.jsonl"), "", Cancellation);

        IReadOnlyList<KeptRun> runs = await Runs().ListAsync(Cancellation);

        Assert.Equal(["2026-09/without", "2026-08", "started"], runs.Select(r => r.Name));
        Assert.Equal([KeptRunState.Finished, KeptRunState.Finished, KeptRunState.Unfinished], runs.Select(r => r.State));
        Assert.Equal([0, 31], runs.Take(2).Select(r => r.Summary!.Tests[0].Counted));
        Assert.Equal("样本 31 少于要求的 1000，不作判定", runs[0].Summary!.Tests[0].VerdictChinese);
        Assert.Equal("sample too small, 1000 asked for", runs[0].Summary!.Tests[0].VerdictEnglish);
        Assert.All(runs.Take(2), r => Assert.Equal((64, 64), (r.SummarySha256!.Length, r.CasesSha256!.Length)));
        Assert.Null(runs[2].Summary);
    }

    [Fact]
    public async Task A_run_is_found_by_its_name_only_and_two_are_compared()
    {
        await RunAsync("a");
        await RunAsync("b", "坏");
        IAssessmentRuns runs = Runs();

        Assert.Equal(31, (await runs.FindAsync("a", Cancellation))!.Cases.Count);
        Assert.Equal(31, (await runs.CompareAsync("a", "b", Cancellation)).NewlyFailing.Count);
        Assert.Null(await runs.FindAsync("../" + _folder.Name + "/a", Cancellation));
        Assert.Null(await runs.FindAsync("c", Cancellation));
        Assert.Equal(
            "There is no finished run 'c'. See IAssessmentRuns.ListAsync() or 'genai-measures assess list' for the names.",
            (await Assert.ThrowsAsync<KeyNotFoundException>(async () => await runs.CompareAsync("a", "c", Cancellation))).Message);
    }

    [Fact]
    public async Task A_summary_that_was_bettered_by_hand_is_not_shown()
    {
        await RunAsync("a", "坏");
        string summary = Path.Combine(_folder.FullName, "a", "summary.json");
        await File.WriteAllTextAsync(summary, (await File.ReadAllTextAsync(summary, Cancellation)).Replace("\"counted\":0", "\"counted\":31", StringComparison.Ordinal), Cancellation);

        KeptRun run = Assert.Single(await Runs().ListAsync(Cancellation));

        Assert.Equal((KeptRunState.Unreadable, null), (run.State, run.Summary));
        Assert.Equal("contradiction", Assert.Single(run.Problems).Code);
        Assert.Equal("contradiction", Assert.Single((await Assert.ThrowsAsync<FilingInputException>(async () => await Runs().FindAsync("a", Cancellation))).Problems).Code);
    }

    [Fact]
    public async Task A_run_that_was_damaged_anywhere_is_named_and_the_others_stay()
    {
        await RunAsync("good");
        await RunAsync("bad");
        foreach (string file in (string[])["summary.json", "cases.json"])
        {
            string path = Path.Combine(_folder.FullName, "bad", file);
            byte[] whole = await File.ReadAllBytesAsync(path, Cancellation);
            for (int length = 0; length < whole.Length; length += 1 + (whole.Length / 20))
            {
                await File.WriteAllBytesAsync(path, whole[..length], Cancellation);
                IReadOnlyList<KeptRun> runs = await Runs().ListAsync(Cancellation);
                Assert.Equal(KeptRunState.Finished, runs.Single(r => r.Name == "good").State);
                Assert.Equal(KeptRunState.Unreadable, runs.Single(r => r.Name == "bad").State);
                Assert.NotEmpty(runs.Single(r => r.Name == "bad").Problems);
            }

            File.Delete(path);
            Assert.NotEqual(KeptRunState.Finished, (await Runs().ListAsync(Cancellation)).Single(r => r.Name == "bad").State);
            await File.WriteAllBytesAsync(path, whole, Cancellation);
        }
    }

    [Fact]
    public async Task Without_a_folder_nothing_is_kept()
    {
        Assert.Empty(await new AssessmentRuns(Options.Create(new FilingOptions())).ListAsync(Cancellation));
        Assert.Empty(await new AssessmentRuns(Options.Create(new FilingOptions { AssessmentFolder = Path.Combine(_folder.FullName, "none") })).ListAsync(Cancellation));
    }

    [Fact]
    public async Task The_dossier_states_the_latest_of_each_side_and_what_they_lack()
    {
        await RunAsync("2026-09/without", "坏", layer: false);
        _time.Advance(TimeSpan.FromHours(1));
        await RunAsync("2026-09/with", layer: true);
        await using FilingHost host = FilingHost.Open(o => o.AssessmentFolder = _folder.FullName);

        DossierContent content = await host.Services.GetServices<IDossierSection>().Single(s => s.Id == "assessment").WriteAsync(Cancellation);

        Assert.Equal(["with-summary.json", "with-cases.json", "without-summary.json", "without-cases.json"], content.Attachments.Select(a => a.Name));
        Assert.Contains("两侧都判定 31 题；加安全层后转为通过 31 题，转为未通过 0 题；McNemar 精确双侧 p = 0.0000。", content.Markdown, StringComparison.Ordinal);
        Assert.Contains("| 生成内容合格率 | 31/31/31 | 100.00% |", content.Markdown, StringComparison.Ordinal);
        Assert.Contains((await Runs().ListAsync(Cancellation))[0].CasesSha256!, content.Markdown, StringComparison.Ordinal);
        Assert.Contains("二手资料", content.Markdown, StringComparison.Ordinal);
        Assert.Equal(
            [
                "自评估运行 2026-09/with没有测试：应拒答题拒答率。",
                "自评估运行 2026-09/with没有测试：非拒答题拒答率。",
                "自评估运行 2026-09/with，生成内容合格率：样本 31 少于要求的 1000，不作判定（限值可信度：二手资料）。",
                "自评估运行 2026-09/with没有人工评判。",
                "自评估运行 2026-09/without没有测试：应拒答题拒答率。",
                "自评估运行 2026-09/without没有测试：非拒答题拒答率。",
                "自评估运行 2026-09/without，生成内容合格率：样本 31 少于要求的 1000，不作判定（限值可信度：二手资料）。",
                "自评估运行 2026-09/without没有人工评判。",
            ],
            content.Gaps);
        Assert.DoesNotContain("第0题", content.Markdown, StringComparison.Ordinal);
        InspectionDossier dossier = await host.Get<IDossierBuilder>().BuildAsync(new DossierRequest("合规03"), Cancellation);
        Assert.Equal("sections/assessment.md", dossier.Rows.Single(r => r.Requirement == "im17.assessment").Text);
    }

    [Fact]
    public async Task Without_runs_the_dossier_names_both_sides_as_missing()
    {
        await using FilingHost none = FilingHost.Open();
        await using FilingHost empty = FilingHost.Open(o => o.AssessmentFolder = _folder.FullName);

        Assert.Equal(["没有安全自评估的运行：未设置运行目录。"], (await SectionAsync(none)).Gaps);
        Assert.Equal(["没有通过安全层完成的自评估运行。", "没有不经过安全层完成的自评估运行：备案要求两侧结果。"], (await SectionAsync(empty)).Gaps);

        static async Task<DossierContent> SectionAsync(FilingHost host) => await host.Services.GetServices<IDossierSection>().Single(s => s.Id == "assessment").WriteAsync(Cancellation);
    }

    [Fact]
    public async Task The_duties_are_covered_by_what_is_there_and_say_so()
    {
        Assert.Equal(DutyCoverageKind.Operator, await CoverageAsync("IM-17-ASSESSMENT", o => o.AssessmentFolder = _folder.FullName, kind: true));
        await RunAsync("a", layer: true);
        FilingProfile profile = FilingProfileTests.Sample();
        string packages = Path.Combine(_folder.FullName, "packages");
        FilingBuild build = await FilingPackages.BuildAsync(profile, new FilingBuildOptions { Today = new DateOnly(2026, 9, 18) }, Cancellation);
        await build.SaveAsync(packages, Cancellation);

        Assert.Equal(
            "GenAiMeasures.Filing: 1 finished runs of the self-assessment are kept, the last of 2026-09-18, with the safety layer only; people assess and submit",
            await CoverageAsync("IM-17-ASSESSMENT", o => o.AssessmentFolder = _folder.FullName, kind: false));
        Assert.Equal(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"GenAiMeasures.Filing: a draft of 2026-09-18 with {build.Documents.Count} documents is kept, {build.Completeness.Missing.Count} of {build.Completeness.Fields} fields are missing in it; people complete, sign and file"),
            await CoverageAsync("IM-17-FILING", o => o.PackageFolder = packages, kind: false));
        Assert.Equal(DutyCoverageKind.Operator, await CoverageAsync("IM-17-FILING", o => o.PackageFolder = _folder.FullName, kind: true));

        static async Task<object> CoverageAsync(string duty, Action<FilingOptions> filing, bool kind)
        {
            await using FilingHost host = FilingHost.Open(filing);
            DutyCoverage coverage = host.Get<IDutyCatalog>().Coverage.Single(c => c.Duty.Id == duty);
            return kind ? coverage.Kind : coverage.By;
        }
    }

    [Fact]
    public async Task The_packages_stand_in_the_dossier_with_what_they_lack_and_what_people_changed()
    {
        FilingBuild build = await FilingPackages.BuildAsync(FilingProfileTests.Sample(), new FilingBuildOptions { Today = new DateOnly(2026, 9, 18) }, Cancellation);
        await build.SaveAsync(_folder.FullName, Cancellation);
        await File.AppendAllTextAsync(Path.Combine(_folder.FullName, build.Documents[0].File), "x", Cancellation);
        File.Delete(Path.Combine(_folder.FullName, build.Documents[1].File));
        await using FilingHost host = FilingHost.Open(o => o.PackageFolder = _folder.FullName);
        IDossierSection section = host.Services.GetServices<IDossierSection>().Single(s => s.Id == "packages");

        DossierContent content = await section.WriteAsync(Cancellation);

        Assert.Contains($"| {build.Documents[0].File} |", content.Markdown, StringComparison.Ordinal);
        Assert.Contains("生成后经人工修改", content.Markdown, StringComparison.Ordinal);
        Assert.Contains($"{build.Documents[1].File}：文件不在材料目录中。", content.Gaps);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "manifest.json"), "{", Cancellation);
        Assert.Equal(["该文件不是材料清单，请指定上次备案的 manifest.json。"], (await section.WriteAsync(Cancellation)).Gaps);
    }

    private AssessmentRuns Runs() => new(Options.Create(new FilingOptions { AssessmentFolder = _folder.FullName }));

    private Task<AssessmentResult> RunAsync(string name, string answer = "好", bool layer = false)
    {
        var model = new FakeChatClient
        {
            OnResponse = (_, _, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)) { AdditionalProperties = layer ? new() { [GenAiMeasuresProperties.Exchange] = "x" } : null }),
        };
        return AssessmentRunner.RunAsync(
            model,
            new AssessmentOptions
            {
                Banks = [BankLinterTests.Content()],
                Judges = [AssessmentJudges.Classifier("word", "1", (one, _) => new(one.Answer == "坏" ? AssessmentVerdict.Unsafe : AssessmentVerdict.Safe))],
                Folder = Path.Combine(_folder.FullName, name),
                Model = "test-1",
                Seed = 5,
                Sample = 31,
                RetryDelay = TimeSpan.Zero,
                Time = _time,
            },
            Cancellation);
    }
}
