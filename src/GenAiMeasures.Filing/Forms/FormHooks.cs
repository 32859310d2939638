namespace GenAiMeasures.Filing;

// Parts of forms that the app itself tells: clause results, the coverage of duties, the sections of other packages.
internal static class FormHooks
{
    internal static IEnumerable<DocumentBlock> Write(string hook, FormData data) => hook switch
    {
        "clauses" => Clauses(data),
        "duties" => Duties(data),
        "sections" => Sections(data),
        _ => throw new InvalidOperationException($"A template names the hook '{hook}', which there is not."),
    };

    private static IEnumerable<DocumentBlock> Clauses(FormData data)
    {
        Dictionary<string, ClauseResultForm> results = data.Profile.Data.SafetyReport.Results.Where(r => r.Id is not null).GroupBy(r => r.Id!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        foreach (IGrouping<string, SafetyClause> chapter in SafetyClauses.All.GroupBy(c => c.Chapter, StringComparer.Ordinal))
        {
            yield return new TableBlock(chapter.Key, ["条款", "要求（本软件概括，非标准原文）", "评估结果", "佐证或者理由"], [.. chapter.Select(clause => Row(clause, results.GetValueOrDefault(clause.Id), data))]) { Given = 2 };
        }
    }

    private static IReadOnlyList<string?> Row(SafetyClause clause, ClauseResultForm? result, FormData data)
    {
        string?[] proof = [result?.Proof, result?.Note, Coverage(clause.Duty, data)];
        return [clause.Id, $"{clause.Title}（条款依据：{ConfidenceNames.Of(clause.Confidence)}）", result?.Result, proof.Any(p => p is not null) ? string.Join('；', proof.Where(p => p is not null)) : null];
    }

    // what the software covers is no result: people judge the clause
    private static string? Coverage(string? duty, FormData data) =>
        data.Duties.FirstOrDefault(d => d.Duty.Id == duty) is { Kind: >= DutyCoverageKind.Prepared } covered
            ? $"系统义务覆盖：{covered.Duty.TitleChinese}——{Name(covered.Kind)}（{covered.By}）"
            : null;

    private static IEnumerable<DocumentBlock> Duties(FormData data) => data.Duties.Count == 0
        ? [new ParagraphBlock("未接入运行中的系统，本表不列义务覆盖情况。")]
        :
        [
            new TableBlock("义务覆盖情况（由运行中的系统给出，不代表合规结论）", ["义务", "条款", "方式", "由何实现", "依据可信度"],
                [.. data.Duties.Select(d => (IReadOnlyList<string?>)[d.Duty.TitleChinese, d.Duty.Article, Name(d.Kind), d.By, ConfidenceNames.Of(d.Duty.Confidence)])]) { Given = 5 },
        ];

    private static IEnumerable<DocumentBlock> Sections(FormData data)
    {
        foreach (DossierPart part in data.Sections)
        {
            yield return new HeadingBlock(2, part.Section.TitleChinese);
            foreach (DocumentBlock block in SectionText.Read(part.Section.TitleChinese, part.Content.Markdown, level: 1))
            {
                yield return block;
            }

            foreach (string gap in part.Content.Gaps)
            {
                yield return new TextFieldBlock(gap, null);
            }
        }
    }

    private static string Name(DutyCoverageKind kind) => kind switch
    {
        DutyCoverageKind.Enforced => "系统执行",
        DutyCoverageKind.Recorded => "系统记录",
        DutyCoverageKind.Prepared => "系统准备材料",
        DutyCoverageKind.Operator => "由运营者负责",
        DutyCoverageKind.Waived => "已书面豁免",
        _ => "未覆盖",
    };
}
