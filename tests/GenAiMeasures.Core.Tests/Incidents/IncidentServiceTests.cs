using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Tests;

/// <summary>An incident's way from finding to closing (Interim Measures Art. 14).</summary>
public sealed class IncidentServiceTests
{
    private const string Digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_complaint_to_the_closed_report_every_step_is_a_record()
    {
        await using IncidentHost host = IncidentHost.Create();
        Incident incident = await host.Service.OpenAsync(
            new IncidentReport(IncidentKind.IllegalContent, "审核员01", "用户投诉第12号：回答含违法信息") { Risk = RiskCode.Parse("A.1.g") }, Cancellation);
        string id = incident.Id;

        await host.Service.TakeStepAsync(id, new IncidentAction(IncidentStep.Stopped, "审核员01", "停止传输该回答"), Cancellation);
        await host.Service.TakeStepAsync(id, new IncidentAction(IncidentStep.EvidenceAdded, "审核员01", "截图已封存于证据库") { Reference = "E-7", Sha256 = Digest }, Cancellation);
        await host.Service.TakeStepAsync(id, new IncidentAction(IncidentStep.Removed, "审核员01", "历史记录中已删除"), Cancellation);
        await host.Service.TakeStepAsync(id, new IncidentAction(IncidentStep.RectificationOpened, "工程师02", "补充关键词并回归测试") { Reference = "T-31" }, Cancellation);
        await host.Service.AddRegressionAsync(id, new RegressionResult("工程师02", "lexicon-2026-11-24", "run-881", 19, 20), Cancellation);
        await host.Service.AddRegressionAsync(id, new RegressionResult("工程师02", "lexicon-2026-11-25", "run-882", 20, 20), Cancellation);
        await host.Service.ReportAsync(id, new RegulatorNotice("合规03", "属地网信办", "书面报告", "回执 2026-118", StandingHost.Start) { Sha256 = Digest }, Cancellation);
        incident = await host.Service.CloseAsync(id, "负责人04", "整改完成，予以办结", Cancellation);

        Assert.True(incident.IsClosed);
        Assert.Equal(
            [
                IncidentStep.Found, IncidentStep.Stopped, IncidentStep.EvidenceAdded, IncidentStep.Removed, IncidentStep.RectificationOpened,
                IncidentStep.RegressionFailed, IncidentStep.Rectified, IncidentStep.Reported, IncidentStep.Closed,
            ],
            host.Steps.Select(s => s.Step));
        Assert.Equal(Enumerable.Range(0, 9), host.Steps.Select(s => s.Number));
        Assert.All(host.Steps, s => Assert.Equal((id, IncidentKind.IllegalContent), (s.Incident, s.About)));
        RegulatorReported report = Assert.Single(host.Host.Store.Records<RegulatorReported>());
        Assert.Equal((id, "属地网信办", "书面报告", "回执 2026-118", Digest), (report.Case, report.Authority, report.Channel, report.Reference, report.Sha256));
    }

    [Fact]
    public async Task Nothing_is_closed_with_a_step_missing_and_the_missing_ones_are_named()
    {
        await using IncidentHost host = IncidentHost.Create();
        Incident incident = await OpenAsync(host);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await host.Service.CloseAsync(incident.Id, "a", "done, so close it", Cancellation));

        Assert.Equal($"Incident {incident.Id} cannot take the step Closed: these steps are missing: Stopped, Removed, Rectified, Reported.", error.Message);
        Assert.Single(host.Steps);
    }

    [Fact]
    public async Task A_judgement_with_its_reason_stands_for_the_report()
    {
        await using IncidentHost host = IncidentHost.Create();
        Incident incident = await host.Service.OpenAsync(new IncidentReport(IncidentKind.UserConduct, "a", "found on patrol"), Cancellation);
        await host.Service.TakeStepAsync(incident.Id, new IncidentAction(IncidentStep.Measured, "a", "the account was warned"), Cancellation);
        await host.Service.JudgeNotReportableAsync(incident.Id, "b", "经研判不属于应当报告的情形", Cancellation);

        Assert.True((await host.Service.CloseAsync(incident.Id, "c", "经研判予以办结", Cancellation)).IsClosed);
        Assert.Equal("经研判不属于应当报告的情形", host.Steps.Single(s => s.Step == IncidentStep.NotReportable).Detail);
    }

    [Fact]
    public async Task Steps_that_cannot_be_taken_say_why()
    {
        await using IncidentHost host = IncidentHost.Create();
        string id = (await OpenAsync(host)).Id;

        Assert.Equal(
            $"Incident {id} cannot take the step Removed: it is not stopped yet: what goes on being shown is not removed.",
            (await Refused(() => host.Service.TakeStepAsync(id, new IncidentAction(IncidentStep.Removed, "a", "it is gone"), Cancellation))).Message);
        Assert.Equal(
            $"Incident {id} cannot take the step Rectified: no rectification item is open.",
            (await Refused(() => host.Service.AddRegressionAsync(id, new RegressionResult("a", "c", "r", 1, 1), Cancellation))).Message);
        await host.Service.TakeStepAsync(id, new IncidentAction(IncidentStep.Stopped, "a", "it is stopped"), Cancellation);
        Assert.Equal(
            $"Incident {id} has the step Stopped already.",
            (await Refused(() => host.Service.TakeStepAsync(id, new IncidentAction(IncidentStep.Stopped, "a", "it is stopped"), Cancellation))).Message);
        await host.Service.ReportAsync(id, new RegulatorNotice("a", "b", "c", "d", StandingHost.Start), Cancellation);
        Assert.Equal(
            $"Incident {id} cannot take the step NotReportable: it was reported.",
            (await Refused(() => host.Service.JudgeNotReportableAsync(id, "a", "no need to report", Cancellation))).Message);

        KeyNotFoundException unknown = await Assert.ThrowsAsync<KeyNotFoundException>(async () => await host.Service.CloseAsync("none", "a", "done, so close it", Cancellation));
        Assert.Equal("There is no incident none. See IIncidentService.ListAsync() or 'genai-measures incidents list' for the numbers.", unknown.Message);
        Assert.Null(await host.Service.FindAsync("none", Cancellation));

        static async Task<InvalidOperationException> Refused(Func<ValueTask<Incident>> act) => await Assert.ThrowsAsync<InvalidOperationException>(async () => await act());
    }

    [Fact]
    public async Task Words_and_numbers_that_are_missing_are_asked_for()
    {
        await using IncidentHost host = IncidentHost.Create();
        string id = (await OpenAsync(host)).Id;
        int before = host.Steps.Count;

        await Missing(() => host.Service.OpenAsync(new IncidentReport(IncidentKind.None, "a", "no kind at all"), Cancellation));
        await Missing(() => host.Service.OpenAsync(new IncidentReport((IncidentKind)99, "a", "no such kind"), Cancellation));
        await Missing(() => host.Service.OpenAsync(new IncidentReport(IncidentKind.Security, "", "no author"), Cancellation));
        await Missing(() => host.Service.OpenAsync(new IncidentReport(IncidentKind.Security, "a", "x"), Cancellation));
        await Missing(() => host.Service.TakeStepAsync(id, new IncidentAction(IncidentStep.Closed, "a", "by the back door"), Cancellation));
        await Missing(() => host.Service.TakeStepAsync(id, new IncidentAction(IncidentStep.Stopped, "a", "  "), Cancellation));
        await Missing(() => host.Service.TakeStepAsync(id, new IncidentAction(IncidentStep.EvidenceAdded, "a", "no digest"), Cancellation));
        await Missing(() => host.Service.TakeStepAsync(id, new IncidentAction(IncidentStep.EvidenceAdded, "a", "no digest") { Sha256 = "xyz" }, Cancellation));
        await Missing(() => host.Service.AddRegressionAsync(id, new RegressionResult("a", "c", "r", 0, 0), Cancellation));
        await Missing(() => host.Service.AddRegressionAsync(id, new RegressionResult("a", "c", "r", 2, 1), Cancellation));
        await Missing(() => host.Service.AddRegressionAsync(id, new RegressionResult("a", "", "r", 1, 1), Cancellation));
        await Missing(() => host.Service.ReportAsync(id, new RegulatorNotice("a", "", "c", "d", StandingHost.Start), Cancellation));
        await Missing(() => host.Service.ReportAsync(id, new RegulatorNotice("a", "b", "c", "d", StandingHost.Start.AddDays(1)), Cancellation));
        await Missing(() => host.Service.ReportAsync(id, new RegulatorNotice("a", "b", "c", "d", StandingHost.Start) { Sha256 = Digest[1..] }, Cancellation));
        await Missing(() => host.Service.JudgeNotReportableAsync(id, "a", "short", Cancellation));
        await Missing(() => host.Service.CloseAsync(id, " ", "done, so close it", Cancellation));

        Assert.Equal(before, host.Steps.Count);
        Assert.Single(host.Incidents.Incidents);

        static async Task Missing(Func<ValueTask<Incident>> act) => await Assert.ThrowsAnyAsync<ArgumentException>(async () => await act());
    }

    [Fact]
    public async Task A_closed_incident_is_closed()
    {
        await using IncidentHost host = IncidentHost.Create();
        Incident incident = await host.Service.OpenAsync(new IncidentReport(IncidentKind.LabelFailure, "a", "no carrier"), Cancellation);
        await host.Service.TakeStepAsync(incident.Id, new IncidentAction(IncidentStep.Stopped, "a", "withheld"), Cancellation);
        await host.Service.TakeStepAsync(incident.Id, new IncidentAction(IncidentStep.RectificationOpened, "a", "write a carrier"), Cancellation);
        await host.Service.AddRegressionAsync(incident.Id, new RegressionResult("a", "c", "r", 1, 1), Cancellation);
        await host.Service.CloseAsync(incident.Id, "a", "the carrier works", Cancellation);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await host.Service.TakeStepAsync(incident.Id, new IncidentAction(IncidentStep.EvidenceAdded, "a", "too late") { Sha256 = Digest }, Cancellation));

        Assert.Equal($"Incident {incident.Id} is closed. Open another one for what came to light after it.", error.Message);
    }

    [Fact]
    public async Task The_list_tells_open_and_closed_and_kinds_apart()
    {
        await using IncidentHost host = IncidentHost.Create();
        await OpenAsync(host);
        Incident security = await host.Service.OpenAsync(new IncidentReport(IncidentKind.Security, "a", "a leaked key"), Cancellation);

        Assert.Equal(2, await host.Service.ListAsync(cancellationToken: Cancellation).CountAsync(Cancellation));
        Assert.Equal(2, await host.Service.ListAsync(new IncidentQuery { IsOpen = true }, Cancellation).CountAsync(Cancellation));
        Assert.Equal(0, await host.Service.ListAsync(new IncidentQuery { IsOpen = false }, Cancellation).CountAsync(Cancellation));
        Assert.Equal(security.Id, (await host.Service.ListAsync(new IncidentQuery { Kind = IncidentKind.Security }, Cancellation).SingleAsync(Cancellation)).Id);
    }

    [Fact]
    public async Task The_sample_set_holds_texts_that_the_host_gave_with_a_basis_and_no_other()
    {
        var samples = new Samples();
        await using IncidentHost host = IncidentHost.Create(
            FakeChatClient.Saying("so ", "evil"),
            build: b => b.UseRectificationSamples<Samples>().Services.Replace(ServiceDescriptor.Singleton<IRectificationSamples>(samples)),
            stages: new TestScreen().With("evil", Verdict.Stop));
        for (int i = 0; i < 4; i++)
        {
            await host.AskAsync();
        }

        string[] ids = [.. host.Incidents.Incidents.Select(i => i.Id)];
        samples.Texts[ids[0]] = new RectificationSample("问题\n一", "回答一", "consent 2026-3");
        samples.Texts[ids[1]] = new RectificationSample("问题二", "回答二", " ");
        await host.Service.AddRegressionAsync(ids[3], new RegressionResult("a", "c", "r", 1, 1), Cancellation);
        using var output = new MemoryStream();

        RectificationExported exported = await host.Service.ExportRectificationAsync(
            output, new RectificationRequest("工程师02", RectificationPurpose.Training, "第三季度优化训练"), Cancellation);

        Assert.Equal((3, 1), (exported.Items, exported.WithText));
        Assert.Equal(exported, Assert.Single(host.Host.Store.Records<RectificationExported>()));
        string[] lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n');
        Assert.Equal("", lines[3]);
        JsonElement[] items = [.. lines[..3].Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(ids[..3], items.Select(i => i.GetProperty("incident").GetString()));
        Assert.Equal(("问题\n一", "回答一", "consent 2026-3"), (items[0].GetProperty("prompt").GetString(), items[0].GetProperty("answer").GetString(), items[0].GetProperty("basis").GetString()));
        Assert.False(items[1].TryGetProperty("prompt", out _));
        Assert.False(items[2].TryGetProperty("answer", out _));
        Assert.Equal(("refuse", "A.1.a"), (items[2].GetProperty("expected").GetString(), items[2].GetProperty("risk").GetString()));
        Assert.All(samples.Asked, r => Assert.Equal(RectificationPurpose.Training, r.Purpose));
    }

    [Fact]
    public async Task Without_a_source_of_texts_the_sample_set_has_none()
    {
        await using IncidentHost host = IncidentHost.Create(FakeChatClient.Saying("evil"), stages: new TestScreen().With("evil", Verdict.Stop));
        await host.AskAsync();
        using var output = new MemoryStream();

        RectificationExported exported = await host.Service.ExportRectificationAsync(
            output, new RectificationRequest("a", RectificationPurpose.Evaluation, "regression"), Cancellation);

        Assert.Equal((1, 0), (exported.Items, exported.WithText));
    }

    [Fact]
    public async Task A_step_whose_record_failed_is_recorded_at_the_next_start()
    {
        await using IncidentHost host = IncidentHost.Create();
        string id = (await OpenAsync(host)).Id;
        host.Host.Store.CommitError = entries => entries.Any(e => e.Kind == RecordKind.IncidentStepTaken) ? new LedgerUnavailableException("The disk is full.") : null;
        await Assert.ThrowsAsync<LedgerUnavailableException>(
            async () => await host.Service.TakeStepAsync(id, new IncidentAction(IncidentStep.Stopped, "a", "it is stopped"), Cancellation));
        Assert.Single(host.Steps);
        Assert.Equal(1, Assert.Single(host.Incidents.Incidents).Unrecorded);

        host.Host.Store.CommitError = null;
        await host.Host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<StateRecovery>().Single().StartAsync(Cancellation);

        Assert.Equal([IncidentStep.Found, IncidentStep.Stopped], host.Steps.Select(s => s.Step));
        Assert.Equal(0, Assert.Single(host.Incidents.Incidents).Unrecorded);
    }

    [Fact]
    public void Every_kind_says_what_it_needs_and_where_that_comes_from()
    {
        Assert.All(Enum.GetValues<IncidentKind>().Except([IncidentKind.None]), kind =>
        {
            IncidentRule rule = IncidentRules.Find(kind)!;
            Assert.NotEmpty(rule.Required);
            Assert.NotEmpty(rule.Source);
            Assert.DoesNotContain(IncidentStep.Closed, rule.Required);
        });
    }

    private static async Task<Incident> OpenAsync(IncidentHost host) =>
        await host.Service.OpenAsync(new IncidentReport(IncidentKind.IllegalContent, "a", "found on patrol"), Cancellation);

    private sealed class Samples : IRectificationSamples
    {
        public Dictionary<string, RectificationSample> Texts { get; } = new(StringComparer.Ordinal);

        public List<RectificationRequest> Asked { get; } = [];

        public ValueTask<RectificationSample?> FindAsync(Incident incident, RectificationRequest request, CancellationToken cancellationToken)
        {
            Asked.Add(request);
            return new(Texts.GetValueOrDefault(incident.Id));
        }
    }
}
