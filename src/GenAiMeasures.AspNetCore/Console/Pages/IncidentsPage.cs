namespace GenAiMeasures.AspNetCore;

internal static class IncidentsPage
{
    private const int Shown = 200;

    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        if (call.Service<IIncidentService>() is not { } incidents)
        {
            return Layout.Page(call, "/incidents", call.T("事件", "Incidents"), Html.Of($"""<p class="empty">{call.T("没有启用事件。", "Incidents are not in use.")}</p>"""));
        }

        bool? isOpen = call.Query("state") switch { "closed" => false, "all" => null, _ => true };
        List<Incident> found = [];
        await foreach (Incident incident in incidents.ListAsync(new IncidentQuery { IsOpen = isOpen }, call.Aborted))
        {
            found.Add(incident);
        }

        found.Reverse();
        Html filter = Html.Of($"""
            <form class="line" method="get"><div>{Layout.Select("state", call.T("状态", "State"), [("open", call.T("未办结", "Open")), ("closed", call.T("已办结", "Closed")), ("all", call.T("全部", "All"))], call.Query("state"))}</div><button type="submit">{call.T("显示", "Show")}</button></form>
            """);
        Html table = Layout.Table(
            call.T("事件", "Incidents") + $" ({Math.Min(found.Count, Shown)}/{found.Count})",
            [call.T("发现时间", "Opened"), call.T("类别", "Kind"), call.T("风险", "Risk"), call.T("缺少的步骤", "Missing steps"), call.T("编号", "Number")],
            found.Take(Shown).Select(i => Html.Of($"""
                <tr><td class="time">{ConsoleCall.When(i.OpenedAt)}</td><td>{Words.Of(call, i.Kind)}</td><td>{(i.Risk is null ? "" : Words.OfRisk(call, i.Risk))}</td><td>{Missing(call, i)}</td><td class="id"><a href="{call.Url("/incidents/" + i.Id)}">{i.Id}</a></td></tr>
                """)),
            call.T("没有这样的事件。", "There is no such incident."));
        Html open = Layout.Form(
            call,
            ConsoleRole.Operator,
            "/incidents",
            call.T("人工登记事件", "Open an incident by hand"),
            Html.Of($"""
                {Layout.Select("kind", call.T("类别", "Kind"), Enum.GetValues<IncidentKind>().Where(k => k != IncidentKind.None).Select(k => (k.ToString(), Words.Of(call, k))))}
                {Layout.Select("risk", call.T("风险", "Risk"), RiskCatalog.All.Select(r => (r.Code, r.Code + " " + call.T(r.Chinese, r.English))).Prepend(("", call.T("无", "none"))))}
                {Layout.Input("exchange", call.T("交互编号（可选）", "Exchange (optional)"), required: false)}
                {Layout.Input("subject", call.T("使用者假名（可选）", "Pseudonym (optional)"), required: false)}
                """),
            call.T("登记", "Open"),
            call.T("发现了什么、从何得知（不写使用者原文；会被记录）", "What was found and how (no user's text; it is recorded)"));
        return Layout.Page(call, "/incidents", call.T("事件", "Incidents"), Html.Of($"{filter}{table}{open}"));
    }

    internal static Html Missing(ConsoleCall call, Incident incident) => incident.IsClosed
        ? Layout.Tag(call.T("已办结", "Closed"), "good")
        : incident.Missing.Count == 0
            ? Layout.Tag(call.T("可以办结", "Ready to close"), "info")
            : Html.Join(incident.Missing.Select(s => Html.Of($"{Layout.Tag(Words.Of(call, s), "warn")} ")));
}
