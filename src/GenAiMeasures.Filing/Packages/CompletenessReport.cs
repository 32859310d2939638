using System.Globalization;

namespace GenAiMeasures.Filing;

// For the people who finish the package; it lies beside it and is not handed in.
internal static class CompletenessReport
{
    internal static FilingDocument Write(
        ProcedureAnswer answer, IReadOnlyList<FilingDocumentReport> documents, IReadOnlyList<FilingProblem> problems, FilingChange? change, IReadOnlyList<FormPackage> packages) =>
        new("材料完整性与一致性检查报告（内部使用）",
        [
            new ParagraphBlock("本报告由软件生成，只列出材料缺什么、哪里不一致，不代表合规结论，不随材料提交。"),
            new HeadingBlock(1, "一、适用程序"),
            Table("适用程序", ["程序", "受理", "时限", "时限可信度", "理由与依据"], answer.Procedures.Select(p => (string[])[
                p.Chinese, p.Where, p.Clock, ConfidenceNames.Of(p.ClockConfidence), string.Join('\n', p.Reasons.Select(r => $"{r.Chinese}（{r.Article}；{ConfidenceNames.Of(r.Confidence)}）"))]), "没有适用的程序。"),
            .. answer.None.Concat(answer.Warnings).Select(r => new ParagraphBlock($"注意：{r.Chinese}（{r.Article}；{ConfidenceNames.Of(r.Confidence)}）")),
            new HeadingBlock(1, "二、文件完整性"),
            Table("文件完整性", ["文件", "表单依据可信度", "完整性", "待补充"], documents.Select(d => (string[])[
                d.File, ConfidenceNames.Of(d.Confidence), d.Completeness.Chinese, d.Completeness.Missing.Count == 0 ? "无" : string.Join('、', d.Completeness.Missing)]), "没有文件。"),
            .. packages.Select(p => new ParagraphBlock($"{p.Folder}：表单依据为{p.Source}；各地可能不同，以受理部门的空白表为准。")),
            .. packages.SelectMany(p => p.Separate).Distinct(StringComparer.Ordinal).Select(s => new ParagraphBlock(s)),
            new HeadingBlock(1, "三、一致性检查"),
            Table("一致性检查", ["级别", "规则", "位置", "说明", "依据"], problems.Select(p => (string[])[
                p.Severity == FilingProblemSeverity.Error ? "错误" : "提示", p.Code, p.Place, p.Chinese, $"{p.Clause}（{ConfidenceNames.Of(p.Confidence)}）"]), "未发现不一致。"),
            .. Change(change),
        ]);

    private static IEnumerable<DocumentBlock> Change(FilingChange? change)
    {
        if (change is null)
        {
            yield break;
        }

        yield return new HeadingBlock(1, "四、与上次备案的差异");
        yield return Table("差异", ["文件", "字段", "上次", "本次", "是否属于变更备案事项"], change.Fields.Select(f => (string[])[
            f.File, f.Name, f.Before ?? "（空）", f.After ?? "（空）", f.IsMaterial ? "是" : "否"]), "没有差异。");
        yield return new ParagraphBlock(change.Due is { } due
            ? string.Create(CultureInfo.InvariantCulture, $"应当办理变更备案：自 {change.ChangedOn:yyyy-MM-dd} 变更之日起 10 个工作日内，即 {due.Date:yyyy-MM-dd} 前（{Certainty(due)}；{change.Article}；{ConfidenceNames.Of(change.Confidence)}）。")
            : "未发现属于变更备案事项的差异。");
    }

    private static string Certainty(CalendarDate date) => date.Certainty == CalendarCertainty.Final ? "日历已公布" : "日历未公布，暂定";

    private static DocumentBlock Table(string name, string[] columns, IEnumerable<string[]> rows, string none)
    {
        IReadOnlyList<string?>[] all = [.. rows];
        return all.Length == 0 ? new ParagraphBlock(none) : new TableBlock(name, columns, all) { Given = columns.Length };
    }
}
