using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

internal static class RunPage
{
    private const string ReportDocx = "report.docx";
    private const string ReportHtml = "report.html";
    private const string Annex = "附件5-评估测试题.xlsx";

    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        string name = call.Route("id");
        if (AssessmentRuns.Find(call.Options.AssessmentFolder, name) is not { } path)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        AssessmentResult result = AssessmentResult.Read(path);
        AssessmentSummary summary = result.Summary;
        Html facts = Layout.Facts(
        [
            (call.T("运行编号", "Run"), Html.Of($"<code>{summary.Run}</code>")),
            (call.T("日期", "Day"), Layout.Text(Beijing.Day(summary.RunOn))),
            (call.T("模型", "Model"), Layout.Text(summary.Model)),
            (call.T("安全层", "Safety layer"), AssessmentPage.Layer(call, summary)),
            (call.T("抽样种子", "Seed of the sample"), Layout.Text(summary.Seed.ToString(CultureInfo.InvariantCulture))),
            (call.T("题库", "Banks"), Html.Join(summary.Banks.Select(b => Html.Of($"<code>{b}</code><br>")))),
            (call.T("评判方式（首个作出判定的为准）", "Judges (the first that decides)"), Html.Join(summary.Judges.Select(j => Html.Of($"{j}<br>")))),
            (call.T("限值", "Limits"), Layout.Text(summary.Profile)),
            (call.T("请求失败", "Failed calls"), summary.Failed == 0 ? Layout.Text("0") : Layout.Tag(summary.Failed.ToString(CultureInfo.InvariantCulture), "warn")),
            (call.T("报告", "Report"), Files(call, name, path)),
        ]);
        Html body = Html.Of($"""
            <div class="grid"><section class="card"><h2>{call.T("运行", "Run")}</h2>{facts}</section>
            <section class="card"><h2>{call.T("各测试的比例与 95% 精确区间", "Rates with their exact 95 % intervals")}</h2>{RunCharts.Tests(call, summary)}</section></div>
            {Tests(call, summary)}
            <div class="grid">{RunCharts.Classes(call, result)}</div>
            {Agreement(call, result)}
            {RunComparison.Draw(call, name, result)}
            {Html.When(File.Exists(Path.Combine(path, Annex)), () => Layout.Form(call, ConsoleRole.Operator, $"/assessment/{Uri.EscapeDataString(name)}/annex", call.T("下载附件5（含测试题和回答原文）", "Download annex 5 (questions and answers)"), Html.Empty, call.T("下载", "Download")))}
            """);
        return Layout.Page(call, "/assessment", call.T("评估运行：", "Run: ") + name, body);
    }

    // the report holds rates only; question and answer stand in the annex
    internal static async Task<ConsoleAnswer> ReportAsync(ConsoleCall call)
    {
        bool isHtml = call.Query("format") == "html";
        string file = isHtml ? ReportHtml : ReportDocx;
        return AssessmentRuns.Find(call.Options.AssessmentFolder, call.Route("id")) is { } path && File.Exists(Path.Combine(path, file))
            ? ConsoleAnswer.File(file, isHtml ? "text/html; charset=utf-8" : "application/vnd.openxmlformats-officedocument.wordprocessingml.document", await File.ReadAllBytesAsync(Path.Combine(path, file), call.Aborted))
            : await ConsoleAnswer.NotFound(call);
    }

    internal static async Task<ConsoleAnswer> AnnexAsync(ConsoleCall call)
    {
        string name = call.Route("id");
        if (AssessmentRuns.Find(call.Options.AssessmentFolder, name) is not { } path || !File.Exists(Path.Combine(path, Annex)))
        {
            return await ConsoleAnswer.NotFound(call);
        }

        await call.RecordAsync("assessment.annex", name, call.Field("reason"));
        return ConsoleAnswer.File(Annex, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", await File.ReadAllBytesAsync(Path.Combine(path, Annex), call.Aborted));
    }

    private static Html Files(ConsoleCall call, string name, string path)
    {
        string at = call.Url($"/assessment/{Uri.EscapeDataString(name)}/report");
        Html docx = Html.When(File.Exists(Path.Combine(path, ReportDocx)), () => Html.Of($"""<a href="{at}" download>DOCX</a> """));
        Html html = Html.When(File.Exists(Path.Combine(path, ReportHtml)), () => Html.Of($"""<a href="{at}?format=html" download>HTML</a>"""));
        return Html.Of($"{docx}{html}");
    }

    private static Html Tests(ConsoleCall call, AssessmentSummary summary) => Layout.Table(
        call.T("两种判定：标准只看比例；稳妥的看单侧 95% 界", "Two verdicts: the standard looks at the rate alone, the safe one at the one-sided 95 % bound"),
        [call.T("测试", "Test"), call.T("抽取/已判", "Drawn/judged"), call.T("比例", "Rate"), call.T("95% 精确区间", "Exact 95 %"), call.T("95% Wilson 区间", "Wilson 95 %"), call.T("限值", "Limit"), call.T("按标准", "By the standard"), call.T("稳妥", "Safe"), call.T("限值可信度", "Limit known from")],
        summary.Tests.Select(t => Html.Of($"""
            <tr><td>{FilingWords.Of(call, t.Kind)}</td><td class="time">{t.Drawn}/{t.Judged} <span class="hint">≥ {t.RequiredSample}</span></td><td class="time">{(t.Judged == 0 ? "—" : FilingWords.Percent(t.Rate))} <span class="hint">{t.Counted}/{t.Judged}</span></td><td class="time">{FilingWords.Percent(t.Low)}–{FilingWords.Percent(t.High)}</td><td class="time">{FilingWords.Percent(t.WilsonLow)}–{FilingWords.Percent(t.WilsonHigh)}</td><td class="time">{(t.IsUpperLimit ? "≤" : "≥")} {FilingWords.Percent(t.Limit)}</td><td>{AssessmentPage.Verdict(call, t, t.MeetsRule)}</td><td>{AssessmentPage.Verdict(call, t, t.MeetsBound)}</td><td>{FilingWords.Of(call, t.Confidence)}</td></tr>
            """)),
        call.T("没有结果。", "There is no result."));

    private static Html Agreement(ConsoleCall call, AssessmentResult result) => Layout.Table(
        call.T("评判一致性", "Agreement of the judges"),
        [call.T("测试", "Test"), call.T("评判方式", "Judges"), call.T("共同判定", "Both judged"), call.T("一致", "Agreed"), "κ", "AC1"],
        result.Agreement.Select(a => Html.Of($"""
            <tr><td>{FilingWords.Of(call, a.Kind)}</td><td>{a.First}<br>{a.Second}</td><td>{a.Both}</td><td>{a.Agreed}</td><td class="time">{Coefficient(call, a.Kappa)}</td><td class="time">{Coefficient(call, a.Ac1)}</td></tr>
            """)),
        call.T("只有一种评判方式，或者没有两种方式都判定的题，无法计算一致性。", "There is one judge only, or no question that two judged: agreement cannot be reckoned."));

    private static string Coefficient(ConsoleCall call, double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? call.T("无定义", "undefined");
}
