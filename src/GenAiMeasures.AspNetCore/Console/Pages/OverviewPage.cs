using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

internal static class OverviewPage
{
    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        LedgerWeek? week = call.Required<LedgerSearch>().IsAvailable ? await call.Required<LedgerDays>().ReadAsync(call.Aborted) : null;
        LedgerDay today = week is not null && week.Days.TryGetValue(week.Today, out LedgerDay? found) ? found : new LedgerDay();
        List<Incident> open = call.Service<IIncidentService>() is { } incidents
            ? await incidents.ListAsync(new IncidentQuery { IsOpen = true }, call.Aborted).ToListAsync(call.Aborted)
            : [];
        List<StandingState> limited = call.Service<IStandingService>() is { } standing
            ? await standing.ListAsync(Standing.Restricted, call.Aborted).ToListAsync(call.Aborted)
            : [];
        IDutyCatalog duties = call.Required<IDutyCatalog>();
        DeadlineCounts? clocks = call.Service<IDeadlineService>() is { } deadlines ? await deadlines.CountAsync(call.Aborted) : null;
        Html tiles = Html.Of($"""
            <div class="tiles">
            {Layout.Tile(call, "/records?kind=ExchangeSettled", today.Exchanges, call.T("今日交互", "Exchanges today"), "")}
            {Layout.Tile(call, "/records?kind=ExchangeSettled", Count(today, ExchangeOutcome.Stopped) + Count(today, ExchangeOutcome.Refused), call.T("今日拒答和停止", "Refused or stopped today"), "warn")}
            {Layout.Tile(call, "/incidents", open.Count, call.T("未办结事件", "Open incidents"), open.Count > 0 ? "bad" : "good")}
            {Layout.Tile(call, "/standing", limited.Count, call.T("受限使用者", "Users under a measure"), "")}
            {Layout.Tile(call, "/standing", limited.Count(s => s.AppealId is not null), call.T("待处理申诉", "Appeals waiting"), "")}
            {Html.When(clocks is not null, () => Html.Of($"{Layout.Tile(call, "/clocks", clocks!.Open, call.T("进行中的期限", "Open clocks"), "")}{Layout.Tile(call, "/clocks", clocks.Overdue, call.T("逾期", "Overdue"), "bad")}"))}
            {Layout.Tile(call, "/duties", duties.Gaps.Count, call.T("未覆盖义务", "Uncovered duties"), duties.Gaps.Count > 0 ? "bad" : "good")}
            </div>
            """);
        Html soonest = await ClocksPage.SoonestAsync(call);
        Html body = Html.Of($"""
            {tiles}
            {Since(call, week)}
            <div class="grid">
            <section class="card"><h2>{call.T("今日交互结果", "How today's exchanges ended")}</h2>{Outcomes(call, today)}</section>
            <section class="card"><h2>{call.T("最先到期的期限", "The clocks that end first")}</h2>{soonest}</section>
            <section class="card"><h2>{call.T("近七日交互", "Exchanges of seven days")}</h2>{Days(call, week)}</section>
            <section class="card"><h2>{call.T("近七日发现（31类风险）", "Findings of seven days, by the 31 risks")}</h2>{Risks(call, week)}</section>
            <section class="card"><h2>{call.T("近七日处置措施", "Measures of seven days")}</h2>{Measures(call, week)}</section>
            <section class="card"><h2>{call.T("义务覆盖", "Coverage of duties")}</h2>{Duties(call, duties)}</section>
            <section class="card"><h2>{call.T("最早的未办结事件", "The oldest open incidents")}</h2>{Open(call, open)}</section>
            </div>
            """);
        return Layout.Page(call, "/", call.T("概览", "Overview"), body);
    }

    private static int Count(LedgerDay day, ExchangeOutcome outcome) => day.Outcomes.GetValueOrDefault(outcome);

    private static Html Since(ConsoleCall call, LedgerWeek? week) => week switch
    {
        null => Html.Of($"""<p class="note warn">{call.T("没有启用记录，无法统计。", "Records are not in use: nothing can be counted.")}</p>"""),
        { CompleteFrom: { } from } => Html.Of($"""<p class="note warn">{call.T("记录很多，只统计了此时间之后的记录：", "The ledger is large; only records after this time were counted: ")}{ConsoleCall.When(from)}</p>"""),
        _ => Html.Empty,
    };

    private static Html Outcomes(ConsoleCall call, LedgerDay today) => today.Exchanges == 0
        ? Html.Of($"""<p class="empty">{call.T("今天还没有交互。", "No exchange today.")}</p>""")
        : BarChart.Draw(call.T("今日交互结果", "Outcomes today"), [.. today.Outcomes.Select(o => (Words.Of(call, o.Key), o.Value, Words.Tone(o.Key)))]);

    private static Html Days(ConsoleCall call, LedgerWeek? week)
    {
        if (week is null)
        {
            return Html.Empty;
        }

        IEnumerable<DateOnly> days = Enumerable.Range(0, LedgerDays.Kept).Select(i => week.Today.AddDays(i + 1 - LedgerDays.Kept));
        return BarChart.Draw(
            call.T("近七日交互", "Exchanges by day"),
            [.. days.Select(d => (d.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture), week.Days.TryGetValue(d, out LedgerDay? day) ? day.Exchanges : 0, ""))]);
    }

    private static Html Risks(ConsoleCall call, LedgerWeek? week)
    {
        (string, int, string)[] bars =
        [
            .. (week?.Days.Values ?? []).SelectMany(d => d.Risks).GroupBy(r => r.Key, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (Words.OfRisk(call, g.Key), g.Sum(r => r.Value), "bad")),
        ];
        return bars.Length == 0
            ? Html.Of($"""<p class="empty">{call.T("没有发现。", "Nothing was found.")}</p>""")
            : BarChart.Draw(call.T("近七日发现", "Findings by risk"), bars);
    }

    private static Html Measures(ConsoleCall call, LedgerWeek? week)
    {
        (string, int, string)[] bars =
        [
            .. (week?.Days.Values ?? []).SelectMany(d => d.Steps).GroupBy(s => s.Key).OrderBy(g => g.Key)
                .Select(g => (Words.Of(call, g.Key), g.Sum(s => s.Value), "warn")),
        ];
        return bars.Length == 0
            ? Html.Of($"""<p class="empty">{call.T("没有采取措施。", "No measure was taken.")}</p>""")
            : BarChart.Draw(call.T("近七日处置措施", "Measures"), bars);
    }

    private static Html Duties(ConsoleCall call, IDutyCatalog duties) => BarChart.Draw(
        call.T("义务覆盖", "Coverage of duties"),
        [.. duties.Coverage.GroupBy(d => d.Kind).OrderByDescending(g => g.Key).Select(g => (Words.Of(call, g.Key), g.Count(), Words.Tone(g.Key)))]);

    private static Html Open(ConsoleCall call, List<Incident> open) => open.Count == 0
        ? Html.Of($"""<p class="empty">{call.T("没有未办结的事件。", "No incident is open.")}</p>""")
        : Html.Of($"<ul>{Html.Join(open.Take(6).Select(i => Html.Of($"<li><a href=\"{call.Url("/incidents/" + i.Id)}\">{Words.Of(call, i.Kind)} {i.Risk}</a> {ConsoleCall.When(i.OpenedAt)}</li>")))}</ul>");
}
