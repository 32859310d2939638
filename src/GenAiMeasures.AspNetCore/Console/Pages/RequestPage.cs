using System.Globalization;

namespace GenAiMeasures.AspNetCore;

internal static class RequestPage
{
    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        string id = call.Route("id");
        if (!StandingActions.IsPseudonym(id))
        {
            return await ConsoleAnswer.NotFound(call);
        }

        IReadOnlyList<RequestStepTaken> steps = await call.Required<RequestIndex>().FindAsync(id, call.Aborted);
        if (steps.Count == 0)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        SubjectRequested last = steps[0].Record;
        WaitingRequest? waiting = await call.Required<RequestDesk>().FindAsync(id, call.Aborted);
        Html facts = Layout.Facts(
        [
            (call.T("请求", "Asked for"), Layout.Text(Words.Of(call, last.Asked))),
            (call.T("进展", "Step"), Layout.Tag(Words.Of(call, last.Step), RightsPage.Tone(last.Step))),
            (call.T("答复期限", "Answer by"), Layout.Text(last.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            .. waiting is null ? [] : (IEnumerable<(string, Html)>)
            [
                (call.T("账号", "Account"), Html.Of($"<code>{waiting.Request.Subject.Id}</code>")),
                (call.T("关于", "About"), Layout.Text(waiting.About ?? "—")),
                (call.T("陈述", "Statement"), Layout.Text(waiting.Statement ?? "—")),
            ],
        ]);
        Html history = Html.Join(steps.Select(s => Html.Of($"""
            <li><strong>{Words.Of(call, s.Record.Step)}</strong> <time>{ConsoleCall.When(s.At)}</time> {s.Record.Method} {s.Record.Ground}</li>
            """)));
        bool isOpen = last.Step < SubjectRequestStep.Answered;
        Html preview = await PreviewAsync(call, waiting, last);
        Html body = Html.Of($"""
            <div class="grid"><section class="card"><h2>{call.T("请求", "Request")}</h2>{facts}</section>
            <section class="card"><h2>{call.T("历史", "History")}</h2><ol class="steps">{history}</ol></section></div>
            {(isOpen && waiting is null ? Html.Of($"""<p class="note warn">{call.T("此请求的账号不在本机待办中（例如服务重启过）：请本人重新提交。", "The account of this request is not waiting here (a restart, for example): the person has to ask again.")}</p>""") : Html.Empty)}
            {preview}
            {(isOpen && waiting is not null ? Actions(call, waiting, last) : Html.Empty)}
            """);
        return Layout.Page(call, "/rights", call.T("个人请求", "Request of a person"), body);
    }

    private static async Task<Html> PreviewAsync(ConsoleCall call, WaitingRequest? waiting, SubjectRequested last)
    {
        if (waiting is null || last is not { Asked: SubjectRequestKind.Delete, Step: SubjectRequestStep.Verified })
        {
            return Html.Empty;
        }

        IReadOnlyList<ErasureDecision> decisions;
        try
        {
            decisions = await call.Required<ISubjectRights>().PreviewAsync(waiting.Request, call.Aborted);
        }
        catch (InvalidOperationException)
        {
            return Html.Of($"""<p class="note warn">{call.T("服务重启后须重新核实身份。", "After a restart the identity has to be verified again.")}</p>""");
        }

        return Layout.Table(
            call.T("删除预览：尚未改变任何记录", "Preview of the deletion: nothing is changed yet"),
            [call.T("留存类别", "Class"), call.T("月份", "Month"), call.T("处理", "What becomes of it"), call.T("最早", "Not before"), call.T("理由", "Ground")],
            decisions.Select(d => Html.Of($"<tr><td>{d.Class}</td><td>{d.Month}</td><td>{Words.Of(call, d)}</td><td class=\"time\">{d.NotBefore?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</td><td>{d.Ground}</td></tr>")),
            call.T("没有关于此人的记录。", "Nothing is recorded of this person."));
    }

    private static Html Actions(ConsoleCall call, WaitingRequest waiting, SubjectRequested last)
    {
        string at = "/rights/" + waiting.Request.Id;
        Html identity = Layout.Form(
            call,
            ConsoleRole.Operator,
            at + "/identity",
            call.T("核实身份", "Check the identity"),
            Html.Of($"""
                {Layout.Input("method", call.T("方式，如短信、登录（不写证件内容）", "Method, such as sms or sign-in (no document)"))}
                {Layout.Select("passed", call.T("结果", "Result"), [("yes", call.T("本人", "The person")), ("no", call.T("无法确认", "Not confirmed"))])}
                """),
            call.T("登记", "Enter"));
        Html refuse = Layout.Form(call, ConsoleRole.Operator, at + "/refuse", call.T("拒绝请求", "Refuse the request"), Html.Empty, call.T("拒绝", "Refuse"), call.T("理由（本人会看到；会被记录）", "Ground (the person reads it; it is recorded)"));
        Html answer = last.Step != SubjectRequestStep.Verified ? Html.Empty : last.Asked switch
        {
            SubjectRequestKind.Delete => Layout.Form(call, ConsoleRole.Operator, at + "/erase", call.T("执行删除", "Erase"), Html.Empty, call.T("按预览删除", "Erase as previewed")),
            SubjectRequestKind.Restrict => Layout.Form(call, ConsoleRole.Operator, at + "/restrict", call.T("限制处理", "Restrict"), Html.Empty, call.T("限制", "Restrict")),
            SubjectRequestKind.Correct or SubjectRequestKind.Supplement => Layout.Form(
                call,
                ConsoleRole.Operator,
                at + "/correct",
                call.T("登记更正或补充", "Enter the correction"),
                Html.Of($"{Layout.Input("about", call.T("关于", "About"), value: waiting.About ?? "")}{Layout.Input("statement", call.T("今后以此为准", "What holds from now on"), value: waiting.Statement ?? "")}"),
                call.T("登记", "Enter")),
            _ => Html.Of($"""<p class="note">{call.T("身份核实后，本人可以在服务中下载副本。", "Once verified, the person downloads the copy in the service.")}</p>"""),
        };
        return Html.Of($"{answer}{identity}{refuse}");
    }
}
