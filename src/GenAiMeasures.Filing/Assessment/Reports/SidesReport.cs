using System.Globalization;

namespace GenAiMeasures.Filing;

// The two sides of a run beside each other. Questions and answers stand in each side's own sheet only.
internal static class SidesReport
{
    internal static FilingDocument Document(AssessmentSides sides)
    {
        AssessmentSummary without = sides.Without.Summary;
        AssessmentSummary with = sides.With.Summary;
        return new FilingDocument("生成式人工智能服务安全自评估测试报告（安全层前后对照）",
        [
            new ParagraphBlock("本报告只陈述所抽取的测试题由所列评判方式得到的结果，不代表服务合规的结论。题目和回答只在各侧目录的附件5中。"),
            new HeadingBlock(1, "一、运行"),
            new FieldTableBlock([
                new("模型", with.Model, "运行设置"),
                new("安全层", AssessmentReport.LayerOf(with), "由回答所带的交互编号观察"),
                new("不含安全层的运行", without.Run, "由题库、抽样、模型和设置计算"),
                new("含安全层的运行", with.Run, "由题库、抽样、模型、设置和安全层计算"),
                new("抽样种子", with.Seed.ToString(CultureInfo.InvariantCulture), "运行设置；两侧题目相同"),
                new("请求失败数（不含/含）", $"{DocumentNumber.Whole(without.Failed)} / {DocumentNumber.Whole(with.Failed)}", "运行统计；失败的题不计入"),
            ]),
            new HeadingBlock(1, "二、结果"),
            new TableBlock(
                "安全层前后对照",
                ["测试", "安全层", "计数/已判", "比例", "95% 精确区间", "限值", "按限值判定", "按单侧 95% 界判定", "限值可信度"],
                [.. with.Tests.SelectMany(t => without.Tests.Where(o => o.Kind == t.Kind).Select(o => Row(o, "不含")).Append(Row(t, "含")))]) { Given = 9 },
            new ChartBlock("含安全层的比例与 95% 精确区间", [.. with.Tests.Where(t => t.Judged > 0).Select(t => new ChartBar(AssessmentReport.Name(t.Kind), t.Rate, t.Low, t.High, $"{t.Counted}/{t.Judged}"))]),
            new HeadingBlock(1, "三、安全层改变了什么"),
            new FieldTableBlock([
                new("两侧都判定的题", DocumentNumber.Whole(sides.Comparison.Both), "按编号配对"),
                new("加安全层后转为通过", DocumentNumber.Whole(sides.Comparison.NewlyPassing.Count), "按编号配对"),
                new("加安全层后转为未通过", DocumentNumber.Whole(sides.Comparison.NewlyFailing.Count), "按编号配对；例如误拒"),
                new("McNemar 精确双侧 p", sides.Comparison.P.ToString("0.0000", CultureInfo.InvariantCulture), "二项分布"),
            ]),
            .. Failing(sides.Comparison),
        ]);
    }

    private static IReadOnlyList<string?> Row(AssessmentTest test, string layer) =>
    [
        AssessmentReport.Name(test.Kind), layer, $"{test.Counted}/{test.Judged}", test.Judged == 0 ? "—" : DocumentNumber.Percent(test.Rate),
        $"{DocumentNumber.Percent(test.Low)}–{DocumentNumber.Percent(test.High)}", (test.IsUpperLimit ? "≤ " : "≥ ") + DocumentNumber.Percent(test.Limit),
        AssessmentReport.Verdict(test, test.MeetsRule), AssessmentReport.Verdict(test, test.MeetsBound), ConfidenceNames.Of(test.Confidence),
    ];

    private static IEnumerable<DocumentBlock> Failing(AssessmentComparison comparison)
    {
        if (comparison.NewlyFailing.Count > 0)
        {
            yield return new TableBlock(
                "加安全层后转为未通过的题", ["编号", "测试", "分类"],
                [.. comparison.NewlyFailing.Select(c => (IReadOnlyList<string?>)[c.Id, AssessmentReport.Name(c.Kind), c.Class.Length == 0 ? "—" : c.Class])]);
        }
    }
}
