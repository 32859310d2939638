using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

internal static class ClockPage
{
    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        if (call.Service<IDeadlineService>() is not { } deadlines || await deadlines.FindAsync(ClockLeft.IdOf(call), call.Aborted) is not { } deadline)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        DeadlineRule? rule = DeadlineRules.Find(deadline.Rule);
        Html facts = Layout.Facts(
        [
            (call.T("编号", "Number"), Html.Of($"<code>{deadline.Id}</code>")),
            (call.T("还剩", "Left"), ClockLeft.Of(call, deadline, call.Required<IWorkingDayCalendar>())),
            (call.T("最迟", "Due"), Html.Of($"{ClockLeft.Due(deadline)} {(deadline.DueOn is null ? "" : call.T("（含当日）", "(that day included)"))}")),
            (call.T("日期确定性", "Certainty of the date"), Layout.Tag(FilingWords.Of(call, deadline.Certainty), deadline.Certainty == CalendarCertainty.Final ? "good" : "warn")),
            .. deadline.LatestOn is { } latest && latest != deadline.DueOn ? (IEnumerable<(string, Html)>)[(call.T("如遇休息日顺延", "If moved over days off"), Layout.Text(Beijing.Day(latest)))] : [],
            (call.T("起算", "From"), Layout.Text(ConsoleCall.When(deadline.From))),
            (call.T("长度", "Length"), Layout.Text(FilingWords.Length(call, deadline.Unit, deadline.Length))),
            (call.T("起算点", "Counted from"), Layout.Text(rule is null ? "—" : call.T(rule.FromChinese, rule.FromEnglish))),
            (call.T("性质", "Kind"), Layout.Text(FilingWords.Of(call, deadline.Kind))),
            (call.T("依据", "Rule"), Html.Of($"{deadline.Article}<br><code>{deadline.Rule}</code> <span class=\"hint\">{deadline.RuleVersion}</span>")),
            (call.T("来源", "Source"), Html.Of($"{deadline.Source}<br>{FilingWords.Of(call, deadline.Confidence)}；{(deadline.Verified ? call.T("期限数字已核对原文", "number checked against the text") : call.T("期限数字未核对原文", "number not checked against the text"))}")),
            .. call.IsChinese && rule?.NoteChinese is { } note ? (IEnumerable<(string, Html)>)[("说明", Layout.Text(note))] : [],
            (call.T("关于", "About"), Layout.Text(deadline.About ?? "—")),
        ]);
        Html steps = Html.Join(deadline.Steps.Reverse().Select(s => Html.Of($"""
            <li><strong>{FilingWords.Of(call, s.Step)}</strong> <time>{ConsoleCall.When(s.At)}</time> · {s.Author}<br>{s.Reason}</li>
            """)));
        Html body = Html.Of($"""
            <div class="grid"><section class="card"><h2>{call.T("期限", "Clock")}</h2>{facts}</section>
            <section class="card"><h2>{call.T("历史", "History")}</h2><ol class="steps">{steps}</ol></section></div>
            {(deadline.IsOpen ? Actions(call, deadline) : Html.Empty)}
            """);
        return Layout.Page(call, "/clocks", ClockLeft.Title(call, deadline), body);
    }

    private static Html Actions(ConsoleCall call, Deadline deadline)
    {
        string at = "/clocks/" + Uri.EscapeDataString(deadline.Id);
        return Html.Of($"""
            {Layout.Form(call, ConsoleRole.Operator, at + "/meet", deadline.Kind == DeadlineRuleKind.Recurring ? call.T("登记已办（下一周期随即起算）", "Met (the next period starts)") : call.T("登记已办", "Met"), Html.Empty, call.T("登记", "Enter"), call.T("办了什么、凭据在哪里（会被记录）", "What was done and where the proof is (it is recorded)"))}
            {Layout.Form(call, ConsoleRole.Operator, at + "/extend", call.T("延期", "Extend"), Layout.Input("last", call.T("新的最后一日（含当日）", "New last day (included)"), "date"), call.T("延期", "Extend"), call.T("凭什么延期，如批准文号（会被记录）", "On what ground, such as a permission (it is recorded)"))}
            {Layout.Form(call, ConsoleRole.Operator, at + "/drop", call.T("撤销期限", "Cancel the clock"), Html.Empty, call.T("撤销", "Cancel"))}
            """);
    }
}
