using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

// The last build: what each document lacks, what the checks across documents found, what changed since the last filing.
internal static class FilingBuildView
{
    private const int NamedGaps = 12;
    private const int ShownChanges = 100;

    internal static Html Draw(ConsoleCall call, BuiltPackages built)
    {
        FilingBuild build = built.Build;
        DocumentCompleteness all = build.Completeness;
        int errors = build.Problems.Count(p => p.Severity == FilingProblemSeverity.Error);
        return Html.Of($"""
            <p class="hint">{call.T("生成于", "Built at")} {ConsoleCall.When(built.At)} · {built.Author} · {built.Profile}</p>
            <div class="tiles">
            {Layout.Tile(call, "/filing", all.Filled, call.T($"已填（共 {all.Fields} 项）", $"filled of {all.Fields} fields"), "")}
            {Layout.Tile(call, "/filing", all.Missing.Count, "【待补充】", all.Missing.Count > 0 ? "warn" : "good")}
            {Layout.Tile(call, "/filing", errors, call.T("一致性错误", "errors of consistency"), errors > 0 ? "bad" : "good")}
            {Layout.Tile(call, "/filing", build.Problems.Count - errors, call.T("一致性提示", "hints of consistency"), "warn")}
            </div>
            {Documents(call, build)}{Checks(call, build)}{Change(call, build.Change)}
            """);
    }

    private static Html Documents(ConsoleCall call, FilingBuild build) => Layout.Table(
        call.T("文件完整性", "Completeness of the documents"),
        [call.T("文件", "Document"), call.T("已填", "Filled"), "【待补充】", call.T("表单依据", "Form known from")],
        build.Documents.Select(d => Html.Of($"""
            <tr><td>{d.File}</td><td class="time">{d.Completeness.Filled}/{d.Completeness.Fields}</td><td>{(d.Completeness.Missing.Count == 0 ? Layout.Tag("0", "good") : Missing(call, d.Completeness.Missing))}</td><td>{FilingWords.Of(call, d.Confidence)}</td></tr>
            """)),
        call.T("没有文件。", "There is no document."));

    private static Html Missing(ConsoleCall call, IReadOnlyList<string> missing)
    {
        string names = string.Join('、', missing.Take(NamedGaps)) + (missing.Count > NamedGaps ? call.T($" 等 {missing.Count} 项", $" and {missing.Count - NamedGaps} more") : "");
        return Html.Of($"""<details><summary>{Layout.Tag(missing.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), "warn")}</summary>{names}</details>""");
    }

    private static Html Checks(ConsoleCall call, FilingBuild build)
    {
        ILookup<string, FilingProblem> found = build.Problems.ToLookup(p => p.Code, StringComparer.Ordinal);
        IEnumerable<Html> rules = FilingRules.All.Select(r => Check(call, r.Code, call.T(r.Chinese, r.English), r.Severity, [.. found[r.Code]], r.Clause, r.Confidence));
        IEnumerable<Html> others = found.Where(g => FilingRules.All.All(r => r.Code != g.Key))
            .Select(g => g.First()).Select(p => Check(call, p.Code, call.T(p.Chinese, p.English), p.Severity, [.. found[p.Code]], p.Clause, p.Confidence));
        return Layout.Table(
            call.T($"各文件之间的 {FilingRules.All.Count} 项一致性检查", $"The {FilingRules.All.Count} checks across documents"),
            [call.T("结果", "Result"), call.T("规则", "Rule"), call.T("位置", "Where"), call.T("依据", "Rests on")],
            rules.Concat(others),
            "—");
    }

    private static Html Check(ConsoleCall call, string code, string text, FilingProblemSeverity severity, FilingProblem[] problems, string clause, Confidence confidence)
    {
        Html result = problems.Length == 0
            ? Layout.Tag(call.T("未发现", "Nothing found"), "good")
            : severity == FilingProblemSeverity.Error ? Layout.Tag(call.T("错误", "Error"), "bad") : Layout.Tag(call.T("提示", "Hint"), "warn");
        return Html.Of($"""
            <tr><td>{result}</td><td>{text}<br><code>{code}</code></td><td>{Html.Join(problems.Take(NamedGaps).Select(p => Html.Of($"{p.Place}<br>")))}</td><td>{clause}<br><span class="hint">{FilingWords.Of(call, confidence)}</span></td></tr>
            """);
    }

    private static Html Change(ConsoleCall call, FilingChange? change)
    {
        if (change is null)
        {
            return Html.Of($"""<p class="empty">{call.T("没有与上次备案比较：请设置 ", "Not compared with a last filing: set ")}<code>GenAiMeasures:Web:Console:LastFiling</code></p>""");
        }

        Html due = change.Due is { } day
            ? Html.Of($"""<p class="note warn">{call.T("应当办理变更备案，最迟", "A change filing is due by")} <strong>{Beijing.Day(day.Date)}</strong>（{FilingWords.Of(call, day.Certainty)}；{change.Article}；{FilingWords.Of(call, change.Confidence)}）</p>""")
            : Html.Of($"""<p class="note good">{call.T("未发现属于变更备案事项的差异。", "No difference that a change filing is for.")}</p>""");
        return Html.Of($"""
            {due}{Layout.Table(
                call.T("与上次备案的差异", "Differences from the last filing") + $" ({Math.Min(change.Fields.Count, ShownChanges)}/{change.Fields.Count})",
                [call.T("文件", "Document"), call.T("字段", "Field"), call.T("上次", "Before"), call.T("本次", "Now"), call.T("变更备案事项", "Change filing")],
                change.Fields.OrderByDescending(f => f.IsMaterial).Take(ShownChanges).Select(f => Html.Of($"""
                    <tr><td>{f.File}</td><td>{f.Name}</td><td>{Value(call, f.Before)}</td><td>{Value(call, f.After)}</td><td>{(f.IsMaterial ? Layout.Tag(call.T("是", "yes"), "warn") : Layout.Text(call.T("否", "no")))}</td></tr>
                    """)),
                call.T("没有差异。", "There is no difference."))}
            """);
    }

    // a field may hold a name or a telephone number of somebody
    private static string Value(ConsoleCall call, string? value) => value is null ? "—" : call.Can(ConsoleRole.Operator) ? value : "…";
}
