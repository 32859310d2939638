namespace GenAiMeasures.AspNetCore;

// The dossier that was built last: which requirement has its evidence and which has a gap.
internal static class DossierView
{
    internal static Html Draw(ConsoleCall call, BuiltDossier dossier) => Html.Of($"""
        <section class="card"><h2>{call.T("检查档案", "Inspection dossier")}</h2>
        {Layout.Facts(
        [
            (call.T("生成于", "Built at"), Html.Of($"{ConsoleCall.When(dossier.At)} · {dossier.Author}")),
            ("SHA-256", Html.Of($"<code>{dossier.Sha256}</code>")),
            (call.T("文件", "Files"), Html.Of($"{dossier.Files}")),
            (call.T("缺项", "Gaps"), dossier.Gaps.Count == 0 ? Layout.Tag("0", "good") : Layout.Tag(dossier.Gaps.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), "warn")),
        ])}</section>
        {Layout.Table(
            call.T("检查事项", "What an inspection asks"),
            [call.T("事项", "Requirement"), call.T("依据", "Article"), call.T("证据", "Evidence"), call.T("缺项", "Gaps")],
            dossier.Rows.Select(r => Html.Of($"<tr><td>{r.Title}</td><td>{r.Article}</td><td>{r.Evidence.Count + r.Proofs.Count}</td><td>{(r.Gaps.Count == 0 ? Layout.Tag("0", "good") : Html.Join(r.Gaps.Select(g => Html.Of($"{g}<br>"))))}</td></tr>")),
            "—")}
        """);
}
