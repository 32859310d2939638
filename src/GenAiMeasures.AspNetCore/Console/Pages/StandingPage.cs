namespace GenAiMeasures.AspNetCore;

internal static class StandingPage
{
    private const int Shown = 200;

    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        string title = call.T("使用者状态", "Standing");
        if (call.Service<IStandingService>() is not { } standing)
        {
            return Layout.Page(call, "/standing", title, Html.Of($"""<p class="empty">{call.T("没有启用使用者状态。", "Standing is not in use.")}</p>"""));
        }

        List<StandingState> states = await standing.ListAsync(Standing.Warned, call.Aborted).ToListAsync(call.Aborted);
        IEnumerable<StandingState> ordered = states.OrderByDescending(s => s.AppealId is not null).ThenByDescending(s => s.Since).Take(Shown);
        Html table = Layout.Table(
            call.T("受到措施的使用者", "Users under a measure") + $" ({Math.Min(states.Count, Shown)}/{states.Count})",
            [call.T("状态", "Standing"), call.T("自", "Since"), call.T("至", "Until"), call.T("申诉", "Appeal"), call.T("假名", "Pseudonym")],
            ordered.Select(s => Html.Of($"""
                <tr><td>{Layout.Tag(Words.Of(call, s.Standing), Words.Tone(s.Standing))}</td><td class="time">{(s.Since is { } since ? ConsoleCall.When(since) : "—")}</td><td class="time">{(s.Until is { } until ? ConsoleCall.When(until) : "—")}</td><td>{(s.AppealId is null ? Layout.Text("—") : Layout.Tag(call.T("待处理", "Waiting"), "warn"))}</td><td class="id"><a href="{call.Url("/standing/" + s.Subject)}">{s.Subject}</a></td></tr>
                """)),
            call.T("没有受到措施的使用者。", "Nobody is under a measure."));
        Html find = Layout.Form(
            call,
            ConsoleRole.Operator,
            "/standing/find",
            call.T("按账号查找假名", "Find the pseudonym of an account"),
            Html.Of($"{Layout.Input("account", call.T("账号编号", "Account id"))}{Layout.Input("tenant", call.T("租户（可选）", "Tenant (optional)"), required: false)}"),
            call.T("查找", "Find"));
        return Layout.Page(call, "/standing", title, Html.Of($"{table}{find}"));
    }
}
