using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

internal static class ComplaintsPage
{
    private const int Shown = 200;

    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        string title = call.T("投诉举报", "Complaints");
        if (call.Service<IComplaintRegister>() is not { } register)
        {
            return Features.Missing(call, "/complaints", title, ".AddFiling()");
        }

        List<Complaint> found = await register.ListAsync(QueryOf(call.Query("state")), call.Aborted).ToListAsync(call.Aborted);
        found.Reverse();
        Html promise = register.PromisedWorkingDays is { } days
            ? Html.Of($"""<p class="hint">{call.T($"公布的反馈时限：{days} 个工作日。", $"Published limit: {days} working days.")}</p>""")
            : Html.Of($"""<p class="note warn">{call.T("没有设置公布的反馈时限，无法判断逾期：", "No published limit is set, so nothing is overdue: ")}<code>GenAiMeasures:Filing:ComplaintWorkingDays</code></p>""");
        Html filter = Html.Of($"""
            <form class="line" method="get"><div>{Layout.Select("state", call.T("状态", "State"), [("open", call.T("处理中", "Open")), ("overdue", call.T("已逾期", "Overdue")), ("closed", call.T("已办结", "Closed")), ("all", call.T("全部", "All"))], call.Query("state"))}</div><button type="submit">{call.T("显示", "Show")}</button></form>
            """);
        Html table = Layout.Table(
            title + $" ({Math.Min(found.Count, Shown)}/{found.Count})",
            [call.T("收到", "Received"), call.T("类型", "Kind"), call.T("渠道", "Channel"), call.T("进展", "Step"), call.T("最迟反馈", "Answer by"), call.T("编号", "Number")],
            found.Take(Shown).Select(c => Html.Of($"""
                <tr><td class="time">{ConsoleCall.When(c.ReceivedAt)}</td><td>{FilingWords.Of(call, c.About)}</td><td>{c.Channel}</td><td>{Step(call, c)}</td><td class="time">{ConsoleCall.Day(c.DueOn)} {Late(call, c)}</td><td class="id"><a href="{call.Url("/complaints/" + c.Id)}">{c.Id}</a></td></tr>
                """)),
            call.T("没有这样的投诉举报。", "There is no such complaint."));
        return Layout.Page(call, "/complaints", title, Html.Of($"{promise}{filter}{table}{Enter(call)}{Export(call)}"));
    }

    internal static ComplaintQuery QueryOf(string state) => state switch
    {
        "overdue" => new ComplaintQuery { Overdue = true },
        "closed" => new ComplaintQuery { IsOpen = false },
        "all" => new ComplaintQuery(),
        _ => new ComplaintQuery { IsOpen = true },
    };

    internal static Html Step(ConsoleCall call, Complaint complaint)
    {
        ComplaintStep last = complaint.Steps.Select(s => s.Step).LastOrDefault(s => s is not (ComplaintStep.Erased or ComplaintStep.Reported));
        string tone = last switch
        {
            ComplaintStep.Closed or ComplaintStep.Answered => "good",
            ComplaintStep.Declined => "plain",
            ComplaintStep.Received => "warn",
            _ => "info",
        };
        return Layout.Tag(FilingWords.Of(call, last), tone);
    }

    internal static Html Late(ConsoleCall call, Complaint complaint) => complaint.IsLate(call.Time.GetUtcNow())
        ? Layout.Tag(complaint.AnsweredAt is null ? call.T("已逾期", "Overdue") : call.T("逾期反馈", "Answered late"), "bad")
        : Html.Empty;

    private static Html Enter(ConsoleCall call) => Layout.Form(
        call,
        ConsoleRole.Operator,
        "/complaints",
        call.T("人工登记（电话、邮件、来访）", "Enter one by hand (phone, mail, visit)"),
        Html.Of($"""
            {Layout.Select("about", call.T("类型", "Kind"), Enum.GetValues<ComplaintKind>().Where(k => k != ComplaintKind.None).Select(k => (k.ToString(), FilingWords.Of(call, k))))}
            {Layout.Input("channel", call.T("渠道", "Channel"))}
            {Layout.Area("text", call.T("内容", "What it says"))}
            {Layout.Input("contact", call.T("联系方式（可选）", "Contact (optional)"), required: false)}
            {Layout.Input("exchange", call.T("交互编号（可选）", "Exchange (optional)"), required: false)}
            {Layout.Input("produce", call.T("内容编号 ProduceID（可选）", "ProduceID of the content (optional)"), required: false)}
            """),
        call.T("登记", "Enter"));

    private static Html Export(ConsoleCall call) => Layout.Form(
        call,
        ConsoleRole.Operator,
        "/complaints/export",
        call.T("导出台账（CSV，含投诉内容）", "Export the register (CSV, with the texts)"),
        Layout.Select("which", call.T("范围", "Which"), [("all", call.T("全部", "All")), ("open", call.T("处理中", "Open")), ("overdue", call.T("已逾期", "Overdue")), ("closed", call.T("已办结", "Closed"))]),
        call.T("导出", "Export"));
}
