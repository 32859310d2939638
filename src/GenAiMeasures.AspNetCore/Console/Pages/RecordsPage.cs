using System.Globalization;
using System.Text;

namespace GenAiMeasures.AspNetCore;

internal static class RecordsPage
{
    private const int Shown = 50;
    private const int LongestSummary = 240;

    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        string title = call.T("记录", "Records");
        LedgerSearch search = call.Required<LedgerSearch>();
        if (!search.IsAvailable)
        {
            return Layout.Page(call, "/records", title, Html.Of($"""<p class="empty">{call.T("没有启用记录。", "Records are not in use.")}</p>"""));
        }

        RecordKind? kind = Enum.TryParse(call.Query("kind"), out RecordKind parsed) && Enum.IsDefined(parsed) && parsed != RecordKind.None ? parsed : null;
        long? before = long.TryParse(call.Query("before"), NumberStyles.None, CultureInfo.InvariantCulture, out long position) && position > 0 ? position : null;
        string text = call.Query("text").Trim();
        (IReadOnlyList<LedgerEntry> found, long? next) = await search.FindAsync(new RecordFilter(kind, text), before, Shown, call.Aborted);
        Html form = Html.Of($"""
            <form class="line" method="get">
            <div>{Layout.Select("kind", call.T("种类", "Kind"), Enum.GetValues<RecordKind>().Where(k => k != RecordKind.None).Select(k => (k.ToString(), k.ToString())).Prepend(("", call.T("全部", "All"))), kind?.ToString() ?? "")}</div>
            <div>{Layout.Input("text", call.T("含有（交互、假名、编号、代码）", "Holds (exchange, pseudonym, number, code)"), "search", required: false, value: text)}</div>
            <button type="submit">{call.T("查找", "Search")}</button></form>
            <p class="hint">{call.T("记录不含提问和回答的原文。", "Records hold no prompt and no answer.")}</p>
            """);
        Html table = Layout.Table(
            title,
            [call.T("时间", "Time"), call.T("种类", "Kind"), call.T("内容", "Facts"), call.T("证明", "Proof")],
            found.Select(e => Html.Of($"""
                <tr><td class="time">{ConsoleCall.When(e.RecordedAt)}</td><td>{e.Kind.ToString()}</td><td class="id">{Summary(call, e)}</td><td class="id"><a href="{call.Url(PathOf(e))}">{e.Sequence}</a></td></tr>
                """)),
            call.T("在查过的记录里没有找到。", "Nothing was found in the records that were searched."));
        string query = $"kind={kind?.ToString()}&text={Uri.EscapeDataString(text)}";
        Html more = next is { } from
            ? Html.Of($"""<p><a href="{call.Url($"/records?{query}&before={from.ToString(CultureInfo.InvariantCulture)}")}">{call.T("更早的记录", "Older records")}</a></p>""")
            : Html.Empty;
        return Layout.Page(call, "/records", title, Html.Of($"{form}{table}{more}"));
    }

    internal static string PathOf(LedgerEntry entry) => string.Create(CultureInfo.InvariantCulture, $"/records/{entry.Log:n}/{entry.Sequence}");

    private static string Summary(ConsoleCall call, LedgerEntry entry)
    {
        if (entry.State != LedgerEntryState.Opened)
        {
            return entry.State == LedgerEntryState.Erased ? call.T("已删除（密钥已销毁）", "erased (its key was destroyed)") : call.T("已损坏", "damaged");
        }

        string body = Encoding.UTF8.GetString(entry.Body.Span);
        return body.Length <= LongestSummary ? body : body[..LongestSummary] + "…";
    }
}
