using System.Globalization;

namespace GenAiMeasures.AspNetCore;

internal static class IncidentPage
{
    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        if (call.Service<IIncidentService>() is not { } incidents || await incidents.FindAsync(call.Route("id"), call.Aborted) is not { } incident)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        Html facts = Layout.Facts(
        [
            (call.T("编号", "Number"), Html.Of($"<code>{incident.Id}</code>")),
            (call.T("发现时间", "Opened"), Layout.Text(ConsoleCall.When(incident.OpenedAt))),
            (call.T("风险", "Risk"), Layout.Text(incident.Risk is null ? "—" : Words.OfRisk(call, incident.Risk))),
            (call.T("交互", "Exchange"), Exchange(call, incident)),
            (call.T("使用者", "User"), Subject(call, incident)),
            (call.T("停止用时", "Stop latency"), Layout.Text(incident.StopLatencyMilliseconds is { } latency ? latency.ToString("0.0", CultureInfo.InvariantCulture) + " ms" : "—")),
            (call.T("状态", "State"), IncidentsPage.Missing(call, incident)),
        ]);
        Html steps = Html.Join(incident.Steps.Select(s => Step(call, s)).Concat(incident.IsClosed ? [] : incident.Missing.Select(s => Missing(call, s))));
        Html body = Html.Of($"""
            <div class="grid"><section class="card"><h2>{call.T("事实", "Facts")}</h2>{facts}</section>
            <section class="card"><h2>{call.T("步骤", "Steps")}</h2><ol class="steps">{steps}</ol></section></div>
            {(incident.IsClosed ? Html.Empty : Actions(call, incident))}
            """);
        return Layout.Page(call, "/incidents", call.T("事件：", "Incident: ") + Words.Of(call, incident.Kind), body);
    }

    private static Html Exchange(ConsoleCall call, Incident incident) => incident.Exchange is { } exchange
        ? Html.Of($"""<a href="{call.Url("/records?exchange=" + exchange)}"><code>{exchange.ToString()}</code></a>""")
        : Layout.Text("—");

    private static Html Subject(ConsoleCall call, Incident incident) => incident.Subject is { } subject
        ? Html.Of($"""<a href="{call.Url("/standing/" + Uri.EscapeDataString(subject))}"><code>{subject}</code></a>""")
        : Layout.Text("—");

    private static Html Step(ConsoleCall call, IncidentStepTaken step)
    {
        string[] more =
        [
            .. new[]
            {
                step.Detail, step.Authority, step.Channel, step.Reference, step.Change,
                step.Total is { } total ? $"{step.Passed}/{total}" : null,
                step.Sha256 is { } digest ? "SHA-256 " + digest : null,
            }.OfType<string>(),
        ];
        Html findings = step.Findings is { Count: > 0 } found
            ? Html.Of($"<br>{Html.Join(found.Select(f => Html.Of($"{Layout.Tag(f.Risk ?? f.Kind ?? "-", "bad")} <code>{f.Rule}</code> {f.Place} {f.Start}+{f.Length} ")))}")
            : Html.Empty;
        return Html.Of($"""<li><strong>{Words.Of(call, step.Step)}</strong> <time>{ConsoleCall.When(step.At)}</time> · {step.Author}<br>{string.Join(" · ", more)}{findings}</li>""");
    }

    private static Html Missing(ConsoleCall call, IncidentStep step) =>
        Html.Of($"""<li class="missing">{Words.Of(call, step)} <span class="hint">{call.T("尚未完成", "not done yet")}</span></li>""");

    private static Html Actions(ConsoleCall call, Incident incident)
    {
        string at = "/incidents/" + incident.Id;
        IncidentStep[] steps = [IncidentStep.Removed, IncidentStep.Stopped, IncidentStep.Measured, IncidentStep.RectificationOpened, IncidentStep.EvidenceAdded];
        return Html.Of($"""
            {Layout.Form(call, ConsoleRole.Operator, at + "/steps", call.T("登记步骤", "Take a step"), Html.Of($"""
                {Layout.Select("step", call.T("步骤", "Step"), steps.Select(s => (s.ToString(), Words.Of(call, s))))}
                {Layout.Input("reference", call.T("工单或存放处（可选）", "Ticket or place (optional)"), required: false)}
                {Layout.Input("sha256", call.T("证据的 SHA-256（补充证据时必填）", "SHA-256 of the evidence (for evidence)"), required: false)}
                """), call.T("登记", "Take"), call.T("做了什么（会被记录）", "What was done (it is recorded)"))}
            {Layout.Form(call, ConsoleRole.Operator, at + "/regression", call.T("登记回归测试结果", "Enter a regression result"), Html.Of($"""
                {Layout.Input("change", call.T("变更（词库、模型或提示的版本）", "Change (version of lexicon, model or prompt)"))}
                {Layout.Input("reference", call.T("测试及结果存放处", "Where test and result are"))}
                {Layout.Input("passed", call.T("通过数", "Passed"), "number")}
                {Layout.Input("total", call.T("总数", "Total"), "number")}
                """), call.T("登记", "Enter"))}
            {Layout.Form(call, ConsoleRole.Operator, at + "/report", call.T("登记已向主管部门报告", "Note a report to an authority"), Html.Of($"""
                {Layout.Input("authority", call.T("主管部门", "Authority"))}
                {Layout.Input("channel", call.T("报告渠道", "Channel"))}
                {Layout.Input("reference", call.T("回执编号", "Receipt"))}
                {Layout.Input("sent", call.T("报告时间（北京时间）", "Sent at (Beijing time)"), "datetime-local")}
                """), call.T("登记", "Note"))}
            {Layout.Form(call, ConsoleRole.Operator, at + "/not-reportable", call.T("判断无需报告", "Judge not reportable"), Html.Empty, call.T("登记", "Note"))}
            {Layout.Form(call, ConsoleRole.Operator, at + "/close", call.T("办结", "Close"), Html.Empty, call.T("办结", "Close"), call.T("结论（会被记录）", "Conclusion (it is recorded)"))}
            """);
    }
}
