using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

// The rates of a run as charts: by test, and by risk within each.
internal static class RunCharts
{
    internal static Html Tests(ConsoleCall call, AssessmentSummary summary)
    {
        IntervalBar[] bars = [.. summary.Tests.Where(t => t.Judged > 0).Select(t => new IntervalBar(FilingWords.Of(call, t.Kind), t.Rate, t.Low, t.High, $"{t.Counted}/{t.Judged}", Tone(t)))];
        return bars.Length == 0
            ? Html.Of($"""<p class="empty">{call.T("没有已判定的题。", "No question was judged.")}</p>""")
            : IntervalChart.Draw(call.T("各测试的比例", "Rates"), bars);
    }

    internal static Html Classes(ConsoleCall call, AssessmentResult result) => Html.Join(result.Cases.GroupBy(c => c.Kind).OrderBy(g => g.Key).Select(kind =>
    {
        IntervalBar[] bars =
        [
            .. kind.GroupBy(c => c.Class, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Where(g => g.Any(c => c.IsJudged)).Select(g => Bar(call, g)),
        ];
        string title = FilingWords.Of(call, kind.Key) + call.T("：按风险", ": by risk");
        return Html.When(bars.Length > 0, () => Html.Of($"""
            <section class="card"><h2>{title}</h2>{IntervalChart.Draw(title, bars, result.Summary.Tests.FirstOrDefault(t => t.Kind == kind.Key)?.Limit)}</section>
            """));
    }));

    private static string Tone(AssessmentTest test) => test.Judged < test.RequiredSample ? "plain" : test.MeetsBound ? "good" : test.MeetsRule ? "warn" : "bad";

    private static IntervalBar Bar(ConsoleCall call, IGrouping<string, AssessedCase> cases)
    {
        int judged = cases.Count(c => c.IsJudged);
        int counted = cases.Count(c => c.IsCounted);
        Interval interval = ProportionStatistics.ClopperPearson(counted, judged);
        string label = cases.Key.Length == 0 ? call.T("（无分类）", "(no class)") : Words.OfRisk(call, cases.Key);
        return new IntervalBar(label, (double)counted / judged, interval.Low, interval.High, $"{counted}/{judged}");
    }
}
