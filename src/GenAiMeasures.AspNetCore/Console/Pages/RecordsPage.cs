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

        long? place = long.TryParse(call.Query("before"), NumberStyles.None, CultureInfo.InvariantCulture, out long position) && position > 0 ? position : null;
        RecordFilter filter = FilterOf(call);
        (IReadOnlyList<LedgerEntry> found, long? next) = await search.FindAsync(filter, place, Shown, call.Aborted);
        Html table = Layout.Table(
            title,
            [call.T("时间", "Time"), call.T("种类", "Kind"), call.T("内容", "Facts"), call.T("证明", "Proof")],
            found.Select(e => Html.Of($"""
                <tr><td class="time">{ConsoleCall.When(e.RecordedAt)}</td><td>{e.Kind.ToString()}</td><td class="id">{Summary(call, e)}</td><td class="id"><a href="{call.Url(PathOf(e))}">{e.Sequence}</a></td></tr>
                """)),
            call.T("在查过的记录里没有找到。", "Nothing was found in the records that were searched."));
        Html more = next is { } from
            ? Html.Of($"""<p><a href="{call.Url($"/records?{QueryOf(filter)}&before={from.ToString(CultureInfo.InvariantCulture)}")}">{(filter.Exchange is null ? call.T("更早的记录", "Older records") : call.T("更晚的记录", "Later records"))}</a></p>""")
            : Html.Empty;
        return Layout.Page(call, "/records", title, Html.Of($"{Form(call, filter)}{Ignored(call, filter)}{table}{more}"));
    }

    internal static string PathOf(LedgerEntry entry) => string.Create(CultureInfo.InvariantCulture, $"/records/{entry.Log:n}/{entry.Sequence}");

    private static RecordFilter FilterOf(ConsoleCall call) => new(
        Enum.TryParse(call.Query("kind"), out RecordKind kind) && Enum.IsDefined(kind) && kind != RecordKind.None ? kind : null,
        call.Query("text").Trim())
    {
        Exchange = ExchangeId.TryParse(call.Query("exchange").Trim(), out ExchangeId exchange) ? exchange : null,
        Person = call.Query("person").Trim() is { } person && StandingActions.IsPseudonym(person) ? person : null,
        From = DayOf(call, "from"),
        To = DayOf(call, "to"),
    };

    // what was asked for and cannot be looked for is said: the list below is then wider than it seems
    private static Html Ignored(ConsoleCall call, RecordFilter filter) =>
        (call.Query("exchange").Trim().Length > 0 && filter.Exchange is null) || (call.Query("person").Trim().Length > 0 && filter.Person is null)
            ? Html.Of($"""<p class="note warn">{call.T("交互编号和假名都是32位十六进制数，填写的不是，未按其查找。", "Exchange and pseudonym are 32 hexadecimal digits. What was entered is not, and was not looked for.")}</p>""")
            : Html.Empty;

    private static DateOnly? DayOf(ConsoleCall call, string name) =>
        DateOnly.TryParseExact(call.Query(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day < DateOnly.MaxValue && day > DateOnly.MinValue.AddDays(1) ? day : null;

    private static string QueryOf(RecordFilter filter) =>
        $"kind={filter.Kind?.ToString()}&exchange={filter.Exchange?.ToString()}&person={filter.Person}&from={Day(filter.From)}&to={Day(filter.To)}&text={Uri.EscapeDataString(filter.Text)}";

    private static string Day(DateOnly? day) => day is { } one ? Beijing.Day(one) : "";

    private static Html Form(ConsoleCall call, RecordFilter filter) => Html.Of($"""
        <form class="line" method="get">
        <div>{Layout.Select("kind", call.T("种类", "Kind"), Enum.GetValues<RecordKind>().Where(k => k != RecordKind.None).Select(k => (k.ToString(), k.ToString())).Prepend(("", call.T("全部", "All"))), filter.Kind?.ToString() ?? "")}</div>
        <div>{Layout.Input("exchange", call.T("交互编号", "Exchange"), "search", required: false, value: filter.Exchange?.ToString() ?? "")}</div>
        <div>{Layout.Input("person", call.T("使用者假名", "Pseudonym"), "search", required: false, value: filter.Person ?? "")}</div>
        <div>{Layout.Input("from", call.T("自（北京时间）", "From (Beijing)"), "date", required: false, value: Day(filter.From))}</div>
        <div>{Layout.Input("to", call.T("至", "To"), "date", required: false, value: Day(filter.To))}</div>
        <div>{Layout.Input("text", call.T("含有（编号、代码）", "Holds (number, code)"), "search", required: false, value: filter.Text)}</div>
        <button type="submit">{call.T("查找", "Search")}</button></form>
        <p class="hint">{call.T("记录不含提问和回答的原文。交互、假名、种类和日期按索引查找；“含有”逐条查找，每页最多查两万条。", "Records hold no prompt and no answer. Exchange, pseudonym, kind and days are found by an index; “holds” looks through the records, at most 20,000 a page.")}</p>
        """);

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
