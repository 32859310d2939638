using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Filing.Tests;

/// <summary>Reports on incidents: drafted, checked, handed in by the host, on record.</summary>
public sealed class IncidentReporterTests
{
    private static readonly Dictionary<string, string> First = new(StringComparer.Ordinal)
    {
        ["contact"] = "张某 010-00000000",
        ["place"] = "北京机房",
        ["type"] = "数据泄露",
        ["level"] = "较大（由安全负责人判断）",
        ["harm"] = "约 120 万条记录可能外泄",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_content_report_says_what_the_ledger_knows_and_prints_what_it_does_not_as_missing()
    {
        await using FilingHost host = Open();
        string id = await ContentIncidentAsync(host);

        IncidentReportDraft draft = await host.Get<IIncidentReporter>().DraftAsync(
            new IncidentReportRequest(id, IncidentReportForm.Content, "合规03") { Values = new Dictionary<string, string> { ["contact"] = "张某 010-00000000" } }, Cancellation);

        foreach (string known in (string[])
        [
            "违法内容事件报告（草稿）", "示例科技有限公司（统一社会信用代码 91110108MA01KP2T5U）", "示例助手", id, "2026-09-18 10:00（北京时间）", "用户投诉第12号", "A.1.g 传播虚假有害信息",
            "张某 010-00000000", "截图已经封存", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "变更 lexicon-1，复测 20/20 通过（run-1）", "【待补充：后续计划】", "【待补充：数量与传播范围】",
            "依据：Interim Measures Art. 14", "自评估草稿",
        ])
        {
            Assert.Contains(known, draft.Markdown, StringComparison.Ordinal);
        }

        Assert.Equal(["spread", "accounts", "plan"], draft.Missing);
        Assert.Empty(draft.MissingRequired);
        ReportStepTaken record = Assert.Single(await host.RecordsAsync<ReportStepTaken>());
        Assert.Equal((id, "content", ReportStep.Drafted, "合规03", draft.Sha256, 3), (record.Case, record.Form, record.Step, record.Author, record.Sha256, record.Missing));
        using var docx = new ZipArchive(new MemoryStream(draft.Docx.ToArray()));
        Assert.NotNull(docx.GetEntry("word/document.xml"));
    }

    [Fact]
    public async Task The_same_state_drafts_the_same_bytes()
    {
        await using FilingHost host = Open();
        string id = await ContentIncidentAsync(host);
        var request = new IncidentReportRequest(id, IncidentReportForm.Content, "合规03");

        Assert.Equal((await host.Get<IIncidentReporter>().DraftAsync(request, Cancellation)).Sha256, (await host.Get<IIncidentReporter>().DraftAsync(request, Cancellation)).Sha256);
    }

    [Fact]
    public async Task A_security_incident_goes_from_the_first_report_to_the_summary_and_its_clocks_end()
    {
        var sender = new Sender();
        await using FilingHost host = Open(sender);
        IIncidentReporter reporter = host.Get<IIncidentReporter>();
        IIncidentService incidents = host.Get<IIncidentService>();
        string id = (await incidents.OpenAsync(new IncidentReport(IncidentKind.Security, "安全06", "数据库异常外联告警"), Cancellation)).Id;
        await incidents.TakeStepAsync(id, new IncidentAction(IncidentStep.Stopped, "安全06", "切断外联并轮换凭据"), Cancellation);
        await host.LookAsync();

        IncidentReportDraft first = await reporter.DraftAsync(new IncidentReportRequest(id, IncidentReportForm.SecurityFirst, "安全06") { Values = First }, Cancellation);
        ReportReceipt receipt = await reporter.SendAsync(first, "安全06", "12387-web", Cancellation);
        await host.LookAsync();

        Assert.Equal("回执-1", receipt.Reference);
        Assert.Equal("12387-web", sender.Sent.Single().Channel.Id);
        Assert.False((await host.Deadlines.FindAsync($"incident.first.other:{id}", Cancellation))!.IsOpen);
        RegulatorReported noted = Assert.Single(await host.RecordsAsync<RegulatorReported>());
        Assert.Equal((id, "某省互联网信息办公室", "12387 网站", "回执-1", first.Sha256), (noted.Case, noted.Authority, noted.Channel, noted.Reference, noted.Sha256));

        await incidents.TakeStepAsync(id, new IncidentAction(IncidentStep.RectificationOpened, "安全06", "修补漏洞并复测"), Cancellation);
        await incidents.AddRegressionAsync(id, new RegressionResult("安全06", "patch-1", "run-1", 3, 3), Cancellation);
        await incidents.CloseAsync(id, "负责人", "处置完成，予以办结", Cancellation);
        await host.LookAsync();
        IncidentReportDraft summary = await reporter.DraftAsync(
            new IncidentReportRequest(id, IncidentReportForm.SecuritySummary, "安全06")
            {
                Values = new Dictionary<string, string> { ["contact"] = "张某", ["cause"] = "弱口令", ["harm"] = "无扩大", ["responsibility"] = "已问责", ["lessons"] = "启用双因素" },
            },
            Cancellation);
        Assert.Contains("2026-09-18 10:00 某省互联网信息办公室，12387 网站，回执-1", summary.Markdown, StringComparison.Ordinal);
        await reporter.SendAsync(summary, "安全06", "12387-mail", Cancellation);

        Assert.False((await host.Deadlines.FindAsync($"incident.summary:{id}", Cancellation))!.IsOpen);
        Assert.Equal(
            [("security-first", ReportStep.Drafted), ("security-first", ReportStep.Sent), ("security-summary", ReportStep.Drafted), ("security-summary", ReportStep.Sent)],
            (await host.RecordsAsync<ReportStepTaken>()).Select(r => (r.Form, r.Step)));
        Assert.Equal(2, (await host.RecordsAsync<RegulatorReported>()).Count);
    }

    [Fact]
    public async Task Nothing_is_sent_by_the_library_itself_nor_with_what_it_must_have_missing()
    {
        await using FilingHost without = Open();
        var sender = new Sender();
        await using FilingHost with = Open(sender);
        IncidentReportDraft empty = await DraftFirstAsync(with, new Dictionary<string, string>());
        IncidentReportDraft whole = await DraftFirstAsync(without, First);

        Assert.Equal(
            $"The report on incident {empty.Incident} is not sent: these fields are missing: contact, place, type, level, harm, measures. Give them in IncidentReportRequest.Values and draft it again.",
            (await Assert.ThrowsAsync<InvalidOperationException>(async () => await with.Get<IIncidentReporter>().SendAsync(empty, "a", "12387-web", Cancellation))).Message);
        Assert.Empty(sender.Sent);
        Assert.StartsWith(
            "The library sends nothing by itself, and no IReportSender is registered.",
            (await Assert.ThrowsAsync<InvalidOperationException>(async () => await without.Get<IIncidentReporter>().SendAsync(whole with { MissingRequired = [] }, "a", "12387-web", Cancellation))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_was_not_taken_is_on_record_as_that_and_stays_due()
    {
        var sender = new Sender { Fails = true };
        await using FilingHost host = Open(sender);
        IncidentReportDraft draft = await DraftFirstAsync(host, new Dictionary<string, string>(First) { ["measures"] = "已断网" });
        await host.LookAsync();

        await Assert.ThrowsAsync<HttpRequestException>(async () => await host.Get<IIncidentReporter>().SendAsync(draft, "安全06", "12387-web", Cancellation));
        await host.LookAsync();

        ReportStepTaken failed = (await host.RecordsAsync<ReportStepTaken>())[^1];
        Assert.Equal((ReportStep.Failed, "12387-web", "HttpRequestException"), (failed.Step, failed.Channel, failed.Reference));
        Assert.True((await host.Deadlines.FindAsync($"incident.first.other:{draft.Incident}", Cancellation))!.IsOpen);
        Assert.Empty(await host.RecordsAsync<RegulatorReported>());
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_by_name()
    {
        await using FilingHost host = Open(new Sender());
        IIncidentReporter reporter = host.Get<IIncidentReporter>();
        string id = await ContentIncidentAsync(host);
        IncidentReportDraft draft = await reporter.DraftAsync(new IncidentReportRequest(id, IncidentReportForm.Content, "a"), Cancellation);

        Assert.StartsWith("There is no incident x.", (await Assert.ThrowsAsync<KeyNotFoundException>(async () => await reporter.DraftAsync(new IncidentReportRequest("x", IncidentReportForm.Content, "a"), Cancellation))).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            $"The report SecurityFirst is for Security; incident {id} is about IllegalContent.",
            (await Assert.ThrowsAsync<ArgumentException>(async () => await reporter.DraftAsync(new IncidentReportRequest(id, IncidentReportForm.SecurityFirst, "a"), Cancellation))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The report Content has no field 'ransom'. Its fields: unit, contact,",
            (await Assert.ThrowsAsync<ArgumentException>(async () => await reporter.DraftAsync(
                new IncidentReportRequest(id, IncidentReportForm.Content, "a") { Values = new Dictionary<string, string> { ["ransom"] = "0" } }, Cancellation))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "'12387-web' is no channel of the report Content. Use one of: cac-local, 12377, police.",
            (await Assert.ThrowsAsync<ArgumentException>(async () => await reporter.SendAsync(draft with { MissingRequired = [] }, "a", "12387-web", Cancellation))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Forms_and_channels_are_whole()
    {
        Assert.Equal(Enum.GetValues<IncidentReportForm>(), IncidentReportForms.All.Select(f => f.Form));
        Assert.All(IncidentReportForms.All, f => Assert.Equal(f.Fields.Count, f.Fields.Select(x => x.Id).Distinct(StringComparer.Ordinal).Count()));
        Assert.All(Enum.GetValues<IncidentReportForm>(), f => Assert.Contains(IncidentReportForms.Channels, c => c.Forms.Contains(f)));
    }

    private static FilingHost Open(Sender? sender = null) => FilingHost.Open(build: b =>
    {
        if (sender is not null)
        {
            b.Services.AddSingleton<IReportSender>(sender);
        }
    });

    private static async Task<IncidentReportDraft> DraftFirstAsync(FilingHost host, Dictionary<string, string> values)
    {
        string id = (await host.Get<IIncidentService>().OpenAsync(new IncidentReport(IncidentKind.Security, "安全06", "数据库异常外联告警"), Cancellation)).Id;
        return await host.Get<IIncidentReporter>().DraftAsync(new IncidentReportRequest(id, IncidentReportForm.SecurityFirst, "安全06") { Values = values }, Cancellation);
    }

    private static async Task<string> ContentIncidentAsync(FilingHost host)
    {
        IIncidentService incidents = host.Get<IIncidentService>();
        string id = (await incidents.OpenAsync(new IncidentReport(IncidentKind.IllegalContent, "审核01", "用户投诉第12号：回答含违法信息") { Risk = RiskCode.Parse("A.1.g") }, Cancellation)).Id;
        await incidents.TakeStepAsync(id, new IncidentAction(IncidentStep.Stopped, "审核01", "停止传输该回答"), Cancellation);
        await incidents.TakeStepAsync(id, new IncidentAction(IncidentStep.Removed, "审核01", "历史记录中已删除"), Cancellation);
        await incidents.TakeStepAsync(
            id, new IncidentAction(IncidentStep.EvidenceAdded, "审核01", "截图已经封存") { Reference = "E-7", Sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" }, Cancellation);
        await incidents.TakeStepAsync(id, new IncidentAction(IncidentStep.RectificationOpened, "工程02", "补充关键词并复测"), Cancellation);
        await incidents.AddRegressionAsync(id, new RegressionResult("工程02", "lexicon-1", "run-1", 20, 20), Cancellation);
        return id;
    }
}
