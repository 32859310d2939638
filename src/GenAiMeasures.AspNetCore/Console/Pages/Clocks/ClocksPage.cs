using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

internal static class ClocksPage
{
    private const int Shown = 200;
    private const int Soonest = 6;

    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        string title = call.T("期限", "Clocks");
        if (call.Service<IDeadlineService>() is not { } deadlines)
        {
            return Features.Missing(call, "/clocks", title, ".AddFiling()");
        }

        IWorkingDayCalendar calendar = call.Required<IWorkingDayCalendar>();
        DeadlineQuery query = call.Query("state") switch
        {
            "ended" => new DeadlineQuery { IsOpen = false },
            "kept" => new DeadlineQuery { Kept = true },
            "all" => new DeadlineQuery { IsOpen = null },
            _ => new DeadlineQuery(),
        };
        List<Deadline> found = await deadlines.ListAsync(query, call.Aborted).ToListAsync(call.Aborted);
        if (query.IsOpen != true)
        {
            found.Reverse();
        }

        DeadlineCounts counts = await deadlines.CountAsync(call.Aborted);
        Html tiles = Html.Of($"""
            <div class="tiles">{Layout.Tile(call, "/clocks", counts.Open, call.T("进行中", "Open"), "")}{Layout.Tile(call, "/clocks", counts.Overdue, call.T("已逾期", "Overdue"), "bad")}{Layout.Tile(call, "/clocks", counts.DueWithinWeek, call.T("七日内到期", "Due within seven days"), "warn")}</div>
            """);
        Html filter = Html.Of($"""
            <form class="line" method="get"><div>{Layout.Select("state", call.T("状态", "State"), [("open", call.T("进行中", "Open")), ("kept", call.T("只须留存", "Only to be kept")), ("ended", call.T("已结束", "Ended")), ("all", call.T("全部", "All"))], call.Query("state"))}</div><button type="submit">{call.T("显示", "Show")}</button>
            <p><a href="{call.Url("/clocks/calendar")}" download>{call.T("下载日历文件（ICS）", "Download a calendar file (ICS)")}</a></p></form>
            """);
        Html table = Layout.Table(
            title + $" ({Math.Min(found.Count, Shown)}/{found.Count})",
            [call.T("期限", "Clock"), call.T("还剩", "Left"), call.T("最迟", "Due"), call.T("依据", "Rule")],
            found.Take(Shown).Select(d => Row(call, d, calendar)),
            call.T("没有这样的期限。", "There is no such clock."));
        return Layout.Page(call, "/clocks", title, Html.Of($"{tiles}{filter}{table}{Start(call)}"));
    }

    internal static async Task<ConsoleAnswer> CalendarAsync(ConsoleCall call)
    {
        if (call.Service<IDeadlineService>() is not { } deadlines)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        List<Deadline> open = await deadlines.ListAsync(null, call.Aborted).ToListAsync(call.Aborted);
        return ConsoleAnswer.File("deadlines.ics", "text/calendar; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(DeadlineCalendarFile.Write(open)));
    }

    // the card of the overview
    internal static async Task<Html> SoonestAsync(ConsoleCall call)
    {
        if (call.Service<IDeadlineService>() is not { } deadlines)
        {
            return Html.Of($"""<p class="empty">{call.T("没有启用期限。启用方法：", "Clocks are not in use. Add ")}<code>.AddFiling()</code></p>""");
        }

        IWorkingDayCalendar calendar = call.Required<IWorkingDayCalendar>();
        List<Deadline> first = await deadlines.ListAsync(new DeadlineQuery { Limit = Soonest }, call.Aborted).ToListAsync(call.Aborted);
        return first.Count == 0
            ? Html.Of($"""<p class="empty">{call.T("没有进行中的期限。", "No clock is running.")}</p>""")
            : Html.Of($"""<ul class="plain">{Html.Join(first.Select(d => Html.Of($"<li>{ClockLeft.Of(call, d, calendar)} <a href=\"{ClockLeft.UrlOf(call, d.Id)}\">{ClockLeft.Title(call, d)}</a> <span class=\"hint\">{ClockLeft.Due(d)}</span></li>")))}</ul>""");
    }

    private static Html Row(ConsoleCall call, Deadline deadline, IWorkingDayCalendar calendar) => Html.Of($"""
        <tr><td><a href="{ClockLeft.UrlOf(call, deadline.Id)}">{ClockLeft.Title(call, deadline)}</a><br><span class="hint">{deadline.About}</span></td>
        <td>{ClockLeft.Of(call, deadline, calendar)}</td><td class="time">{ClockLeft.Due(deadline)}{(deadline.Certainty == CalendarCertainty.Provisional ? Html.Of($"<br>{Layout.Tag(call.T("暂定", "Provisional"), "warn")}") : Html.Empty)}</td>
        <td>{deadline.Article}{(deadline.Verified ? Html.Empty : Html.Of($"<br><span class=\"hint\">{call.T("期限数字未核对原文", "number not checked against the text")}</span>"))}</td></tr>
        """);

    private static Html Start(ConsoleCall call) => Layout.Form(
        call,
        ConsoleRole.Operator,
        "/clocks",
        call.T("人工起算期限", "Start a clock by hand"),
        Html.Of($"""
            {Layout.Select("rule", call.T("规则", "Rule"), DeadlineRules.All.Select(r => (r.Id, $"{call.T(r.TitleChinese, r.TitleEnglish)}（{(r.Length is { } length ? FilingWords.Length(call, r.Unit, length) : call.T("期限自填", "length to be stated"))}）")))}
            {Layout.Input("from", call.T("自何时起（北京时间）", "From (Beijing time)"), "datetime-local", value: call.Time.GetUtcNow().ToOffset(Beijing.Offset).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture))}
            {Layout.Input("about", call.T("关于什么（可选，如通知编号）", "What it is about (optional, such as a notice)"), required: false)}
            {Layout.Input("length", call.T("期限长度（仅用于法规没有数字的规则）", "Length (only for a rule without one)"), "number", required: false)}
            """),
        call.T("起算", "Start"));
}
