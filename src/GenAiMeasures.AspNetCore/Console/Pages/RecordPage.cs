using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenAiMeasures.AspNetCore;

internal static class RecordPage
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        if (!TryPlace(call, out Guid log, out long sequence) || await call.Required<LedgerSearch>().FindAsync(log, sequence, call.Aborted) is not { } entry)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        RecordHeader.TryRead(entry.Header.Span, out RecordHeader? header);
        Html facts = Layout.Facts(
        [
            (call.T("种类", "Kind"), Layout.Text(entry.Kind.ToString())),
            (call.T("记录时间", "Recorded"), Layout.Text(ConsoleCall.When(entry.RecordedAt))),
            (call.T("日志", "Log"), Html.Of($"<code>{entry.Log.ToString("n")}</code>")),
            (call.T("序号", "Sequence"), Html.Of($"{entry.Sequence}")),
            (call.T("叶哈希", "Leaf hash"), Html.Of($"<code>{Convert.ToHexStringLower(entry.LeafHash.Span)}</code>")),
            (call.T("最短留存至", "Kept at least until"), Layout.Text(Term(call, header?.KeepUntilMin))),
            (call.T("最长留存至", "Kept at most until"), Layout.Text(Term(call, header?.KeepUntilMax))),
            (call.T("状态", "State"), Layout.Text(entry.State.ToString())),
        ]);
        Html proof = call.Can(ConsoleRole.Auditor)
            ? Html.Of($"""<p><a href="{call.Url(RecordsPage.PathOf(entry) + "/proof")}" download>{call.T("下载此记录的证明", "Download the proof of this record")}</a></p>""")
            : Html.Empty;
        Html body = Html.Of($"""
            <section class="card"><h2>{call.T("证明依据", "What is proven")}</h2>{facts}{proof}</section>
            <h2>{call.T("内容", "Facts")}</h2><pre tabindex="0">{Pretty(entry)}</pre>
            """);
        return Layout.Page(call, "/records", call.T("记录", "Record"), body);
    }

    internal static async Task<ConsoleAnswer> ProveAsync(ConsoleCall call)
    {
        if (!TryPlace(call, out Guid log, out long sequence) || call.Service<ILedgerEvidence>() is not { } evidence
            || await call.Required<LedgerSearch>().FindAsync(log, sequence, call.Aborted) is not { } entry)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        LedgerReceipt receipt = await evidence.ProveAsync(entry, call.Aborted);
        return ConsoleAnswer.File(string.Create(CultureInfo.InvariantCulture, $"{log:n}-{sequence}.tlog-proof"), receipt.ToString());
    }

    private static bool TryPlace(ConsoleCall call, out Guid log, out long sequence)
    {
        sequence = 0;
        return Guid.TryParseExact(call.Route("log"), "n", out log)
            && long.TryParse(call.Route("sequence"), NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
    }

    private static string Term(ConsoleCall call, long? milliseconds) => milliseconds switch
    {
        null => "—",
        RecordHeader.Open => call.T("办结后起算", "counted from the end of the case"),
        { } at => ConsoleCall.When(DateTimeOffset.FromUnixTimeMilliseconds(at)),
    };

    private static string Pretty(LedgerEntry entry)
    {
        if (entry.Body.IsEmpty)
        {
            return "";
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(entry.Body);
            using var stream = new MemoryStream();
            using (var json = new Utf8JsonWriter(stream, Indented))
            {
                document.WriteTo(json);
            }

            return System.Text.Encoding.UTF8.GetString(stream.ToArray());
        }
        catch (JsonException)
        {
            return System.Text.Encoding.UTF8.GetString(entry.Body.Span);
        }
    }
}
