namespace GenAiMeasures.Filing;

// index.xlsx: the index, the gaps, the files
internal static class DossierSheets
{
    internal static byte[] Write(IReadOnlyList<DossierRow> rows, IReadOnlyList<string> gaps, DossierFiles files) => XlsxWriter.Write(
        new SheetModel(
            "索引",
            [
                new("编号", 16), new("依据", 36), new("依据可信度", 12), new("应说明事项", 28), new("状态", 10), new("说明文本", 28), new("佐证材料及 SHA-256", 60), new("账本证明", 40), new("责任人", 14), new("日期", 12), new("缺项", 50),
            ],
            rows.Select(r => (IReadOnlyList<SheetValue>)
            [
                r.Requirement, r.Article, ConfidenceNames.Of(r.Confidence), r.Title, StatusOf(r.Status), r.Text ?? "—", string.Join('\n', r.Evidence.Select(e => $"{e.File} {e.Sha256}")), string.Join('\n', r.Proofs), r.Owner ?? Placeholder.Of("责任人"),
                Beijing.Day(r.Date), string.Join('\n', r.Gaps),
            ])),
        new SheetModel("缺项", [new("序号", 8), new("缺项", 100)], gaps.Select((g, i) => (IReadOnlyList<SheetValue>)[i + 1, g])),
        new SheetModel(
            "文件清单",
            [new("文件", 60), new("类型", 30), new("SHA-256", 70)],

            // proofs are signed anew at every build: manifest.json has their digests
            files.All.Where(f => !f.File.StartsWith(DossierFiles.Proofs, StringComparison.Ordinal)).ToArray().Select(f => (IReadOnlyList<SheetValue>)[f.File, f.MediaType, f.Sha256])));

    internal static string StatusOf(DossierStatus status) => status switch
    {
        DossierStatus.Present => "有材料",
        DossierStatus.Incomplete => "有缺项",
        _ => "缺失",
    };
}
