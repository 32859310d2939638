using System.Globalization;

namespace GenAiMeasures.AspNetCore;

internal static class CheckpointsPage
{
    internal static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call) => await PageAsync(call, Html.Empty);

    // What an auditor keeps where the ledger's administrator cannot write.
    internal static async Task<ConsoleAnswer> SignedAsync(ConsoleCall call)
    {
        ILedgerEvidence evidence = call.Service<ILedgerEvidence>() ?? throw new InvalidOperationException(call.T("没有启用记录。", "Records are not in use."));
        IReadOnlyList<SignedNote> notes = await evidence.SignAsync(call.Aborted);
        string name = string.Create(CultureInfo.InvariantCulture, $"checkpoints-{call.Time.GetUtcNow().ToOffset(Beijing.Offset):yyyyMMdd-HHmmss}.txt");
        return ConsoleAnswer.File(name, string.Join("\n", notes.Select(n => n.ToString())));
    }

    internal static async Task<ConsoleAnswer> VerifyAsync(ConsoleCall call)
    {
        await call.RecordAsync("ledger.verify", null, call.Field("reason"));
        await using ILedgerReader reader = await call.Required<LedgerSearch>().OpenAsync(call.Aborted);
        LedgerVerification result = await LedgerVerifier.VerifyAsync(reader, call.Aborted);
        Html problems = Html.Join(result.Problems.Take(50).Select(p => Html.Of($"<li><code>{p.Log.ToString("n")}</code> {p.Sequence}: {p.Kind.ToString()}</li>")));
        Html outcome = result.IsOk
            ? Html.Of($"""<div class="note good" role="status"><strong>{call.T("验证通过", "Verified")}</strong>：{call.T("记录", "records")} {result.Records}，{call.T("日志", "logs")} {result.Logs}。<br><code>{result.Head}</code><br>{call.T("没有外部保存的检查点时，整体重写过的账本无法识别。", "Without a checkpoint that was kept elsewhere, a ledger rewritten as a whole cannot be told.")}</div>""")
            : Html.Of($"""<div class="note bad" role="alert"><strong>{call.T("验证未通过", "Not verified")}</strong>：{result.Problems.Count}<ul>{problems}</ul></div>""");
        return await PageAsync(call, outcome);
    }

    internal static async Task<ConsoleAnswer> RunRetentionAsync(ConsoleCall call)
    {
        IRetentionService retention = call.Service<IRetentionService>() ?? throw new InvalidOperationException(call.T("没有启用记录。", "Records are not in use."));
        await call.RecordAsync("retention.run", null, call.Field("reason"));
        await retention.RunAsync(CancellationToken.None);
        return ConsoleAnswer.GoTo(call.Url("/checkpoints?done=1"));
    }

    private static async Task<ConsoleAnswer> PageAsync(ConsoleCall call, Html outcome)
    {
        string title = call.T("检查点", "Checkpoints");
        LedgerSearch search = call.Required<LedgerSearch>();
        if (!search.IsAvailable)
        {
            return Layout.Page(call, "/checkpoints", title, Html.Of($"""<p class="empty">{call.T("没有启用记录。", "Records are not in use.")}</p>"""));
        }

        await using ILedgerReader reader = await search.OpenAsync(call.Aborted);
        IReadOnlyList<LedgerHead> heads = await reader.ReadHeadsAsync(call.Aborted);
        IReadOnlyList<RetentionClass> classes = call.Service<IRetentionService>()?.Classes ?? [];
        Html logs = Layout.Table(
            call.T("日志及其根哈希", "Logs and their roots"),
            [call.T("月份", "Month"), call.T("留存类别", "Retention class"), call.T("记录数", "Records"), call.T("根哈希", "Root"), call.T("日志", "Log")],
            heads.Reverse().Select(h => Html.Of($"""
                <tr><td class="time">{Month(h.Month)}</td><td>{ClassOf(call, classes, h.Class)}</td><td>{h.Size}</td><td class="id">{Convert.ToHexStringLower(h.Root.Span)[..16]}…</td><td class="id">{h.Log.ToString("n")}</td></tr>
                """)),
            call.T("还没有记录。", "There is no record yet."));
        Html writers = await WritersAsync(call);
        Html terms = Layout.Table(
            call.T("留存期限", "Retention terms"),
            [call.T("类别", "Class"), call.T("最短（月）", "At least (months)"), call.T("最长（月）", "At most (months)"), call.T("依据", "Basis")],
            classes.Select(c => Html.Of($"<tr><td>{call.T(c.TitleChinese, c.TitleEnglish)}</td><td>{c.MinimumMonths}</td><td>{c.MaximumMonths}</td><td>{c.Basis}</td></tr>")),
            "—");
        Html signed = call.Can(ConsoleRole.Auditor)
            ? Html.Of($"""<p><a href="{call.Url("/checkpoints/signed")}" download>{call.T("下载签名的检查点（请另行保存）", "Download signed checkpoints (keep them elsewhere)")}</a></p>""")
            : Html.Empty;
        Html body = Html.Of($"""
            {outcome}{signed}
            {Layout.Form(call, ConsoleRole.Auditor, "/verify", call.T("验证账本", "Verify the ledger"), Html.Empty, call.T("验证", "Verify"))}
            {writers}{logs}{terms}
            {Layout.Form(call, ConsoleRole.Administrator, "/retention", call.T("立即删除到期记录", "Delete what is overdue now"), Html.Empty, call.T("执行", "Run"))}
            """);
        return Layout.Page(call, "/checkpoints", title, body);
    }

    // who writes the ledger, where the store lets many instances do so
    private static async ValueTask<Html> WritersAsync(ConsoleCall call)
    {
        if (call.Service<ILedgerWriters>() is not { } list)
        {
            return Html.Empty;
        }

        IReadOnlyList<LedgerWriter> writers = await list.ListAsync(cancellationToken: call.Aborted);
        DateTimeOffset now = call.Time.GetUtcNow();
        return Layout.Table(
            call.T("写入账本的实例", "Instances that write the ledger"),
            [call.T("实例", "Instance"), call.T("机器", "Machine"), call.T("启动", "Started"), call.T("状态", "State"), call.T("记录数", "Records"), call.T("日志", "Logs")],
            writers.Select(w => Html.Of($"""
                <tr><td class="id">{w.Id.ToString("n")[..8]}</td><td>{w.Machine}</td><td class="time">{ConsoleCall.When(w.StartedAt)}</td><td>{StateOf(call, w, now)}</td><td>{w.Records}</td><td class="id">{Html.Join(w.Logs.Select(l => Html.Of($"{l.ToString("n")} ")))}</td></tr>
                """)),
            call.T("还没有实例写入。", "No instance has written yet."));
    }

    private static string StateOf(ConsoleCall call, LedgerWriter writer, DateTimeOffset now) => writer.State switch
    {
        LedgerWriterState.Writing when writer.LeaseUntil < now => call.T("租约已到期，未续", "its lease has run out"),
        LedgerWriterState.Writing => call.T("写入中", "writing"),
        LedgerWriterState.FencedOff => call.T("租约到期，日志已由其他实例关闭", "closed by another instance: its lease had run out"),
        LedgerWriterState.Ended => call.T("已正常结束", "ended"),
        _ => call.T("已宣告丢失", "declared lost"),
    };

    private static string Month(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 100:0000}-{month % 100:00}");

    private static string ClassOf(ConsoleCall call, IReadOnlyList<RetentionClass> classes, int id) =>
        classes.FirstOrDefault(c => c.Id == id) is { } found ? call.T(found.TitleChinese, found.TitleEnglish) : id.ToString(CultureInfo.InvariantCulture);
}
