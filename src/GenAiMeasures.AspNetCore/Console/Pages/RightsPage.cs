using System.Globalization;

namespace GenAiMeasures.AspNetCore;

internal static class RightsPage
{
    private const int Shown = 400;

    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        string title = call.T("个人请求", "Requests of people");
        LedgerSearch search = call.Required<LedgerSearch>();
        if (!search.IsAvailable)
        {
            return Layout.Page(call, "/rights", title, Html.Of($"""<p class="empty">{call.T("没有启用记录。", "Records are not in use.")}</p>"""));
        }

        IReadOnlyList<SubjectRequested> requests = await call.Required<RequestIndex>().ListAsync(call.Aborted);
        HashSet<string> waiting = [.. (await call.Required<RequestDesk>().ListAsync(call.Aborted)).Select(w => w.Request.Id)];
        Html table = Layout.Table(
            title + $" ({Math.Min(requests.Count, Shown)}/{requests.Count})",
            [call.T("请求", "Asked for"), call.T("进展", "Step"), call.T("答复期限", "Answer by"), call.T("编号", "Number")],
            requests.OrderBy(r => r.Step is SubjectRequestStep.Answered or SubjectRequestStep.Refused).ThenBy(r => r.Due).Take(Shown).Select(r => Html.Of($"""
                <tr><td>{Words.Of(call, r.Asked)}</td><td>{Layout.Tag(Words.Of(call, r.Step), Tone(r.Step))}{(r.Step < SubjectRequestStep.Answered && !waiting.Contains(r.Request) ? Html.Of($" <span class=\"hint\">{call.T("不在本机待办", "not waiting here")}</span>") : Html.Empty)}</td><td class="time">{r.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</td><td class="id"><a href="{call.Url("/rights/" + r.Request)}">{r.Request}</a></td></tr>
                """)),
            call.T("没有请求。", "There is no request."));
        return Layout.Page(call, "/rights", title, table);
    }

    internal static string Tone(SubjectRequestStep step) => step switch
    {
        SubjectRequestStep.Answered => "good",
        SubjectRequestStep.Verified => "info",
        SubjectRequestStep.Submitted => "warn",
        _ => "bad",
    };
}
