namespace GenAiMeasures.AspNetCore;

internal static class SubjectPage
{
    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        string subject = call.Route("subject");
        if (call.Service<IStandingService>() is not { } standing || !StandingActions.IsPseudonym(subject))
        {
            return await ConsoleAnswer.NotFound(call);
        }

        StandingState state = await standing.FindAsync(subject, call.Aborted);
        Html facts = Layout.Facts(
        [
            (call.T("假名", "Pseudonym"), Html.Of($"<code>{state.Subject}</code>")),
            (call.T("状态", "Standing"), Layout.Tag(Words.Of(call, state.Standing), Words.Tone(state.Standing))),
            (call.T("自", "Since"), Layout.Text(state.Since is { } since ? ConsoleCall.When(since) : "—")),
            (call.T("至", "Until"), Layout.Text(state.Until is { } until ? ConsoleCall.When(until) : "—")),
            (call.T("停用的功能", "Withheld features"), Layout.Text(state.Features.Count == 0 ? "—" : string.Join(", ", state.Features))),
            (call.T("连续违规", "In a row"), Html.Of($"{state.Consecutive}")),
            (call.T("当日违规", "On the day"), Html.Of($"{state.Today}")),
            (call.T("申诉", "Appeal"), state.AppealId is { } appeal ? Html.Of($"""{Layout.Tag(call.T("待处理", "Waiting"), "warn")} <code>{appeal}</code>""") : Layout.Text("—")),
            (call.T("记录", "Records"), Html.Of($"""<a href="{call.Url("/records?person=" + state.Subject)}">{call.T("查看有关记录", "Show the records")}</a>""")),
        ]);
        Html history = state.Changes.Count == 0
            ? Html.Of($"""<p class="empty">{call.T("没有变更。", "Nothing has changed.")}</p>""")
            : Html.Of($"""<ol class="steps">{Html.Join(state.Changes.Reverse().Select(c => Change(call, c)))}</ol>""");
        Html body = Html.Of($"""
            <div class="grid"><section class="card"><h2>{call.T("现状", "Now")}</h2>{facts}</section>
            <section class="card"><h2>{call.T("历史", "History")}</h2>{history}</section></div>
            {Actions(call, state)}
            """);
        return Layout.Page(call, "/standing", call.T("使用者", "User"), body);
    }

    private static Html Change(ConsoleCall call, StandingChanged change) => Html.Of($"""
        <li><strong>{Words.Of(call, change.Step)}</strong> {Layout.Tag(Words.Of(call, change.To), Words.Tone(change.To))} <time>{ConsoleCall.When(change.At)}</time> · {change.Author}<br>{change.Reason}{(change.Risk is null ? Html.Empty : Html.Of($" · {Words.OfRisk(call, change.Risk)}"))}{(change.Exchange is { } exchange ? Html.Of($" · <a href=\"{call.Url("/records?exchange=" + exchange)}\">{call.T("交互记录", "exchange")}</a>") : Html.Empty)}</li>
        """);

    private static Html Actions(ConsoleCall call, StandingState state)
    {
        string at = "/standing/" + state.Subject;
        StandingStep[] steps = [StandingStep.Warn, StandingStep.Restrict, StandingStep.Suspend, StandingStep.Terminate];
        Html take = Layout.Form(
            call,
            ConsoleRole.Operator,
            at + "/measures",
            call.T("采取措施", "Take a measure"),
            Html.Of($"""
                {Layout.Select("measure", call.T("措施", "Measure"), steps.Select(s => (s.ToString(), Words.Of(call, s))))}
                {Layout.Input("until", call.T("至（北京时间；限制和暂停必填）", "Until (Beijing time; for restrict and suspend)"), "datetime-local", required: false)}
                {Layout.Input("features", call.T("限制的功能，用逗号分隔（限制时必填）", "Features to withhold, by commas (for restrict)"), required: false)}
                """),
            call.T("采取措施", "Take"));
        Html lift = state.Standing == Standing.Good
            ? Html.Empty
            : Layout.Form(call, ConsoleRole.Operator, at + "/lift", call.T("解除措施（同意申诉）", "Lift the measure (grant the appeal)"), Html.Empty, call.T("解除", "Lift"));
        Html reject = state.AppealId is null
            ? Html.Empty
            : Layout.Form(call, ConsoleRole.Operator, at + "/reject-appeal", call.T("驳回申诉", "Reject the appeal"), Html.Empty, call.T("驳回", "Reject"));
        return Html.Of($"{lift}{reject}{take}");
    }
}
