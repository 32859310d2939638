using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

internal static class ComplaintPage
{
    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        if (call.Service<IComplaintRegister>() is not { } register || await register.FindAsync(call.Route("id"), call.Aborted) is not { } complaint)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        Html facts = Layout.Facts(
        [
            (call.T("编号", "Number"), Html.Of($"<code>{complaint.Id}</code>")),
            (call.T("进展", "Step"), Html.Of($"{ComplaintsPage.Step(call, complaint)} {ComplaintsPage.Late(call, complaint)}")),
            (call.T("类型", "Kind"), Layout.Text(FilingWords.Of(call, complaint.About))),
            (call.T("渠道", "Channel"), Layout.Text(complaint.Channel)),
            (call.T("收到", "Received"), Layout.Text(ConsoleCall.When(complaint.ReceivedAt))),
            (call.T("最迟反馈", "Answer by"), Layout.Text(complaint.DueOn is null ? call.T("没有公布时限", "no limit is published") : ConsoleCall.Day(complaint.DueOn) + (complaint.Certainty == CalendarCertainty.Provisional ? call.T("（暂定）", " (provisional)") : ""))),
            (call.T("交互", "Exchange"), complaint.Exchange is { } exchange ? Html.Of($"""<a href="{call.Url("/records?exchange=" + Uri.EscapeDataString(exchange))}"><code>{exchange}</code></a>""") : Layout.Text("—")),
            (call.T("内容编号", "ProduceID"), Layout.Text(complaint.ProduceId ?? "—")),
            (call.T("使用者", "User"), complaint.Subject is { } subject ? Html.Of($"""<a href="{call.Url("/standing/" + Uri.EscapeDataString(subject))}"><code>{subject}</code></a>""") : Layout.Text(call.T("未登录", "not signed in"))),
            (call.T("联系方式", "Contact"), Layout.Text(complaint.Contact ?? "—")),
            (call.T("内容摘要", "SHA-256 of the text"), Html.Of($"<code>{complaint.Sha256}</code>")),
        ]);
        Html steps = Html.Join(complaint.Steps.Select(s => Step(call, s)));
        Html text = complaint.Text is { } words
            ? Html.Of($"""<p class="said">{words}</p>""")
            : Html.Of($"""<p class="empty">{call.T("内容已应本人请求删除。", "The text was erased at the person's request.")}</p>""");
        Html body = Html.Of($"""
            <div class="grid"><section class="card"><h2>{call.T("内容", "What it says")}</h2>{text}<h2>{call.T("事实", "Facts")}</h2>{facts}</section>
            <section class="card"><h2>{call.T("步骤", "Steps")}</h2><ol class="steps">{steps}</ol></section></div>
            {Actions(call, complaint)}
            """);
        return Layout.Page(call, "/complaints", call.T("投诉举报", "Complaint"), body);
    }

    private static Html Step(ConsoleCall call, ComplaintAct act)
    {
        string more = string.Join(" · ", new[] { act.Detail, act.Reference, act.Sha256 is { } digest ? "SHA-256 " + digest : null }.OfType<string>());
        return Html.Of($"""<li><strong>{FilingWords.Of(call, act.Step)}</strong> <time>{ConsoleCall.When(act.At)}</time> · {act.Author}{(act.Late == true ? Html.Of($" {Layout.Tag(call.T("逾期", "late"), "bad")}") : Html.Empty)}<br>{more}</li>""");
    }

    // what can be done next, as the register itself will see it
    private static Html Actions(ConsoleCall call, Complaint complaint)
    {
        string at = "/complaints/" + complaint.Id;
        bool isAccepted = complaint.Has(ComplaintStep.Accepted);
        bool isAnswered = complaint.AnsweredAt is not null;
        bool isDeclined = complaint.Has(ComplaintStep.Declined);
        return Html.Of($"""
            {Html.When(!isAccepted && !isAnswered && complaint.IsOpen, () => Layout.Form(call, ConsoleRole.Operator, at + "/accept", call.T("受理", "Accept"), Html.Empty, call.T("受理", "Accept")))}
            {Html.When(!isAccepted && !isAnswered && complaint.IsOpen, () => Layout.Form(call, ConsoleRole.Operator, at + "/decline", call.T("不予受理", "Decline"), Html.Empty, call.T("不予受理", "Decline"), call.T("理由（请同时告知本人；会被记录）", "Ground (tell the person too; it is recorded)")))}
            {Html.When(isAccepted && !isDeclined && complaint.IsOpen, () => Layout.Form(call, ConsoleRole.Operator, at + "/handle", call.T("登记处理措施", "Enter what was done"), Layout.Input("reference", call.T("工单或事件编号（可选）", "Ticket or incident (optional)"), required: false), call.T("登记", "Enter"), call.T("做了什么（会被记录）", "What was done (it is recorded)")))}
            {Html.When(isAccepted && !isAnswered && complaint.IsOpen, () => Layout.Form(call, ConsoleRole.Operator, at + "/answer", call.T("登记反馈", "Enter the answer"), Layout.Area("answer", call.T("已发给本人的答复（只记录其摘要，不保存原文；请由贵单位的渠道发出）", "The answer as it was sent (only its digest is kept; send it by your own channel)")), call.T("登记反馈", "Enter")))}
            {Html.When(!complaint.IsReported, () => Layout.Form(call, ConsoleRole.Operator, at + "/report", call.T("登记上报", "Note a report to an authority"), Html.Of($"{Layout.Input("authority", call.T("主管部门", "Authority"))}{Layout.Input("receipt", call.T("回执编号", "Receipt"))}"), call.T("登记", "Note")))}
            {Html.When(isAnswered && complaint.IsOpen, () => Layout.Form(call, ConsoleRole.Operator, at + "/close", call.T("办结", "Close"), Html.Empty, call.T("办结", "Close")))}
            """);
    }
}
