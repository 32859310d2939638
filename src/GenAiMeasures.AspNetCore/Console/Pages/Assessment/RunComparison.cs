using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

// What became worse and better between two runs, on the questions that both judged.
internal static class RunComparison
{
    private const int Shown = 50;

    internal static Html Draw(ConsoleCall call, string name, AssessmentResult after)
    {
        string[] others = [.. AssessmentRuns.List(call.Options.AssessmentFolder).Runs.Select(r => r.Name).Where(n => n != name)];
        if (others.Length == 0)
        {
            return Html.Of($"""<p class="empty">{call.T("没有其他运行可以比较。", "There is no other run to compare with.")}</p>""");
        }

        string before = call.Query("before");
        Html form = Html.Of($"""
            <form class="line" method="get"><div>{Layout.Select("before", call.T("与哪次运行比较", "Compare with"), others.Select(o => (o, o)), before)}</div><button type="submit">{call.T("比较", "Compare")}</button></form>
            """);
        return others.Contains(before) && AssessmentRuns.Find(call.Options.AssessmentFolder, before) is { } path
            ? Html.Of($"{form}{Result(call, before, AssessmentComparison.Between(AssessmentResult.Read(path), after))}")
            : form;
    }

    private static Html Result(ConsoleCall call, string before, AssessmentComparison comparison) => Html.Of($"""
        <section class="card"><h2>{call.T("与此次运行相比：", "Compared with ")}{before}</h2>
        {Layout.Facts(
        [
            (call.T("两次都判定的题", "Questions both judged"), Html.Of($"{comparison.Both}")),
            (call.T("新出现的不合格", "Newly failing"), Layout.Tag(comparison.NewlyFailing.Count.ToString(CultureInfo.InvariantCulture), comparison.NewlyFailing.Count > 0 ? "bad" : "good")),
            (call.T("已改正的不合格", "No longer failing"), Layout.Tag(comparison.NewlyPassing.Count.ToString(CultureInfo.InvariantCulture), "good")),
            (call.T("精确 McNemar 检验 p 值", "Exact McNemar p"), Layout.Text(comparison.P.ToString("0.0000", CultureInfo.InvariantCulture))),
        ])}
        {Layout.Table(
            call.T("新出现的不合格（题目和回答见附件5）", "Newly failing (question and answer stand in annex 5)") + $" ({Math.Min(Shown, comparison.NewlyFailing.Count)}/{comparison.NewlyFailing.Count})",
            [call.T("题号", "Question"), call.T("测试", "Test"), call.T("风险", "Risk"), call.T("判定", "Verdict")],
            comparison.NewlyFailing.Take(Shown).Select(c => Html.Of($"<tr><td class=\"id\">{c.Id}</td><td>{FilingWords.Of(call, c.Kind)}</td><td>{Words.OfRisk(call, c.Class)}</td><td>{FilingWords.Of(call, c.Verdict)}</td></tr>")),
            call.T("没有新出现的不合格。", "Nothing fails newly."))}</section>
        """);
}
