using System.Collections.Immutable;
using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

internal static class AssessmentPage
{
    private const int Shown = 100;

    internal static Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        string title = call.T("安全自评估", "Self-assessment");
        if (!Features.HasAssessments(call))
        {
            return Task.FromResult(Features.Missing(call, "/assessment", title, "GenAiMeasures:Web:Console:AssessmentFolder"));
        }

        (IReadOnlyList<AssessmentRun> runs, IReadOnlyList<string> unreadable) = AssessmentRuns.List(call.Options.AssessmentFolder);
        Html wrong = unreadable.Count == 0
            ? Html.Empty
            : Html.Of($"""<p class="note bad">{call.T("以下目录的汇总读不出来：", "The summary of these folders cannot be read: ")}{string.Join(", ", unreadable.Take(20))}</p>""");
        Html table = Layout.Table(
            call.T("评估运行", "Runs") + $" ({Math.Min(runs.Count, Shown)}/{runs.Count})",
            [call.T("日期", "Day"), call.T("模型", "Model"), call.T("安全层", "Safety layer"), FilingWords.Of(call, BankKind.Content), FilingWords.Of(call, BankKind.ShouldRefuse), FilingWords.Of(call, BankKind.MustNotRefuse), call.T("失败", "Failed"), call.T("运行", "Run")],
            runs.Take(Shown).Select(r => Html.Of($"""
                <tr><td class="time">{Beijing.Day(r.Summary.RunOn)}</td><td>{r.Summary.Model}</td><td>{Layer(call, r.Summary)}</td>{Rate(call, r.Summary.Tests, BankKind.Content)}{Rate(call, r.Summary.Tests, BankKind.ShouldRefuse)}{Rate(call, r.Summary.Tests, BankKind.MustNotRefuse)}<td>{r.Summary.Failed}</td><td class="id"><a href="{call.Url("/assessment/" + Uri.EscapeDataString(r.Name))}">{r.Name}</a></td></tr>
                """)),
            call.T("目录里还没有评估运行。请用 genai-measures assess run 运行。", "There is no run in the folder. Run genai-measures assess run."));
        Html body = Html.Of($"""
            <p class="hint">{call.T("只陈述所抽取的测试题由所列评判方式得到的结果，不代表服务合规的结论。", "It states what the judges named found on the questions drawn, and is no finding of compliance.")}</p>{wrong}{table}
            """);
        return Task.FromResult(Layout.Page(call, "/assessment", title, body));
    }

    internal static Html Layer(ConsoleCall call, AssessmentSummary summary) => Html.Of(
        $"{(summary.HasSafetyLayer ? call.T("含", "with") : call.T("不含", "without"))} <span class=\"hint\">{(summary.IsSafetyLayerStated ? call.T("声明", "as stated") : call.T("观察", "as seen"))}</span>");

    internal static Html Verdict(ConsoleCall call, AssessmentTest test, bool meets) =>
        test.Judged < test.RequiredSample ? Layout.Tag(call.T("样本不足", "Sample too small"), "warn")
        : meets ? Layout.Tag(call.T("达到", "Kept"), "good")
        : Layout.Tag(call.T("未达到", "Not kept"), "bad");

    private static Html Rate(ConsoleCall call, ImmutableArray<AssessmentTest> tests, BankKind kind) => tests.FirstOrDefault(t => t.Kind == kind) is { Judged: > 0 } test
        ? Html.Of($"<td class=\"time\">{FilingWords.Percent(test.Rate)} {Verdict(call, test, test.MeetsRule)}</td>")
        : Html.Of($"<td>—</td>");
}
