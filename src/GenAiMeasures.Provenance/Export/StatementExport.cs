using System.Globalization;

namespace GenAiMeasures.Provenance;

// What Art. 19 asks to be explained, in its order: source, scale, type, annotation rules, mechanism; and the tables of the filing form.
internal static class StatementExport
{
    internal static byte[] Write(RegisterSnapshot snapshot, RegisterReport report)
    {
        TrainingData data = snapshot.Data;
        TrainingDataSource[] held = [.. data.Sources.Where(s => s.State is SourceState.InUse or SourceState.Collected)];
        var text = new MarkdownText();
        text.Line("# 训练数据说明").Line("")
            .Line($"依据《生成式人工智能服务管理暂行办法》第十九条，由登记表自动生成。提供者：{data.Service?.Provider ?? "未填写"}；服务：{data.Service?.Name ?? "未填写"}；模型：{data.Service?.ModelName ?? "未填写"}。").Line("")
            .Line($"登记表第 {snapshot.Version} 版，SHA-256：`{snapshot.Digest}`。本说明只反映登记内容，不构成合规结论。");
        text.Title("一、训练数据来源");
        text.Table(
            ["编号", "名称", "来源类别", "提供方", "境内/境外", "用途", "许可或者依据"],
            held.Select(s => new[] { s.Id, s.Name ?? s.DataSet, ChineseNames.Of(s.Kind), s.Party ?? s.Product ?? s.Location, ChineseNames.Of(s.Origin), ChineseNames.Of(s.Stage), s.Licence?.Id ?? string.Join('、', s.Evidence.Select(e => e.Title ?? e.Kind.ToString())) }));
        text.Title("二、训练数据规模");
        text.Table(["编号", "规模（TB）", "条数", "Token 数", "统计日期"], held.Select(s => new[] { s.Id, MarkdownText.Terabytes(s.Scale?.Bytes), MarkdownText.Count(s.Scale?.Items), MarkdownText.Count(s.Scale?.Tokens), MarkdownText.Day(s.Scale?.AsOf) })
            .Append(["合计", MarkdownText.Terabytes(held.Sum(s => s.Scale?.Bytes ?? 0)), MarkdownText.Count(held.Sum(s => s.Scale?.Items ?? 0)), MarkdownText.Count(held.Sum(s => s.Scale?.Tokens ?? 0)), ""]));
        text.Title("三、训练数据类型");
        MixReport mix = MixReport.Of(data);
        text.Table(
            ["来源类别", "数据类型", "语言", "来源数", "条数", "境外占比"],
            mix.Rows.Select(r => new[] { ChineseNames.Of(r.Kind), ChineseNames.Of(r.Modality), r.Languages, r.Sources.ToString(CultureInfo.InvariantCulture), MarkdownText.Count(r.Items), MarkdownText.Share(r.ForeignItemShare) }));
        text.Line("").Line($"境外数据条数占比合计：{MarkdownText.Share(mix.ForeignItemShare)}。");
        Annotation(text, data);
        text.Title("五、算法机制机理").Line(data.Service?.Mechanism ?? "未填写。");
        text.Title("六、抽样检查");
        text.Table(
            ["编号", "方式", "总体", "抽样数", "合格数", "合格率", "95% 区间（Clopper–Pearson）", "95% 区间（Wilson）", "按标准计数", "95% 单侧置信下限", "统计证明", "种子"],
            data.Inspections.Select(i => Inspection(i, report.Profile)));
        text.Title("七、第三方基础模型");
        text.Table(["名称", "版本", "提供者", "备案号", "备案日期"], data.Models.Select(m => new[] { m.Name, m.Version, m.Provider, m.FilingNumber, MarkdownText.Day(m.FiledOn) }));
        text.Title("八、登记检查发现的问题").Line($"检查口径：{report.Profile}；检查日期：{MarkdownText.Day(report.CheckedOn)}；问题 {report.Problems.Count} 项。").Line("");
        text.Table(["代码", "对象", "问题", "依据"], report.Problems.Select(p => new[] { p.Code, p.Id, p.Chinese, p.Clause }));
        return text.ToBytes();
    }

    // the verdict by the standard's count and the one that is proven, side by side
    private static string[] Inspection(SamplingInspection one, string profile)
    {
        InspectionResult? result = InspectionResult.Of(one, profile);
        string method = one.Method switch { InspectionMethod.Manual => "人工", InspectionMethod.Keyword => "关键词", InspectionMethod.Classifier => "分类模型", _ => "未说明" };
        return
        [
            one.Id, method, MarkdownText.Count(one.Population), MarkdownText.Count(one.Size), MarkdownText.Count(one.Passed),
            MarkdownText.Share(result?.Rate), Range(result?.ClopperPearson), Range(result?.Wilson),
            result is null ? "无法判断" : result.MeetsStandard ? "达到" : "未达到", MarkdownText.Share(result?.Proven), result is null ? "无法判断" : result.IsProven ? "已证明" : "未证明", one.Seed.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static string Range(Interval? interval) => interval is { } ends ? $"{MarkdownText.Share(ends.Low)}–{MarkdownText.Share(ends.High)}" : "无法计算";

    private static void Annotation(MarkdownText text, TrainingData data)
    {
        text.Title("四、标注规则");
        text.Table(
            ["项目", "规则", "版本", "类别", "标注目标", "数据格式", "标注方法", "数据质量指标", "覆盖风险数"],
            data.Projects.SelectMany(p => p.Rules.Select(r => new[] { p.Id, r.Id, r.Version, ChineseNames.Of(r.Kind), r.Goal, r.DataFormat, r.Method, r.QualityIndicators, r.Risks.Count.ToString(CultureInfo.InvariantCulture) })));
        text.Line("");
        text.Table(
            ["项目", "标注人员数", "审核人员数", "批次数", "作废批次数"],
            data.Projects.Select(p => new[]
            {
                p.Id, People(p, AnnotationFunction.Annotate), People(p, AnnotationFunction.Review), p.Batches.Count.ToString(CultureInfo.InvariantCulture), p.Batches.Count(b => b.State == BatchState.Void).ToString(CultureInfo.InvariantCulture),
            }));
    }

    private static string People(AnnotationProject project, AnnotationFunction function) =>
        project.Tasks.SelectMany(t => t.Assignments).Where(a => a.Function == function).Select(a => a.Person).Distinct(StringComparer.Ordinal).Count().ToString(CultureInfo.InvariantCulture);
}
