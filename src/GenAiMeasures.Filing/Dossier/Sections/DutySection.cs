using System.Globalization;

namespace GenAiMeasures.Filing;

internal sealed class DutySection(IDutyCatalog duties) : IDossierSection
{
    public string Id => "duties";

    public string TitleChinese => "义务清单与覆盖情况";

    public string TitleEnglish => "Duties and their coverage";

    public IReadOnlyList<string> Duties { get; } = ["IM-12-LABEL", "IM-19-INSPECTION"];

    public ValueTask<DossierContent> WriteAsync(CancellationToken cancellationToken = default)
    {
        var text = new MarkdownText();
        text.Line("软件对每项义务的处理方式。“由运营者”表示软件不能代为履行。");
        text.Table(
            ["义务", "依据", "内容", "方式", "由何实现", "条文可信度"],
            duties.Coverage.Select(c => (string?[])[c.Duty.Id, c.Duty.Article, c.Duty.TitleChinese, KindOf(c.Kind), c.By, DeadlineText.ConfidenceChinese(c.Duty.Confidence)]));
        string[] gaps =
        [
            .. duties.Coverage.Where(c => c.Kind == DutyCoverageKind.Uncovered).Select(c => $"义务 {c.Duty.Id}（{c.Duty.TitleChinese}）没有覆盖。"),
            .. duties.Coverage.Where(c => c.Kind == DutyCoverageKind.Waived).Select(c => string.Create(CultureInfo.InvariantCulture, $"义务 {c.Duty.Id}（{c.Duty.TitleChinese}）已豁免，理由：{c.By}")),
        ];
        return new(new DossierContent(text.ToString(), [], gaps));
    }

    private static string KindOf(DutyCoverageKind kind) => kind switch
    {
        DutyCoverageKind.Enforced => "软件执行",
        DutyCoverageKind.Recorded => "软件留痕",
        DutyCoverageKind.Prepared => "软件备稿",
        DutyCoverageKind.Operator => "由运营者",
        DutyCoverageKind.Waived => "已豁免",
        _ => "未覆盖",
    };
}
