using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace GenAiMeasures.Filing;

/// <summary>Writes the report of a run: DOCX, a self-contained HTML page with charts, and the sheet of questions with answers and verdicts. Questions and answers stand in the sheet only. Thread-safe.</summary>
public static class AssessmentReport
{
    /// <summary>Writes <c>report.docx</c>, <c>report.html</c> and <c>附件5-评估测试题.xlsx</c> into the run's folder.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="earlier">An earlier run to compare with.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>A task that ends when they are written.</returns>
    /// <exception cref="ArgumentNullException">A required argument is <see langword="null"/>.</exception>
    public static async Task WriteAsync(AssessmentResult result, AssessmentOptions options, AssessmentResult? earlier = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(options);
        FilingDocument document = Document(result, earlier);
        await File.WriteAllBytesAsync(Path.Combine(options.Folder, "report.docx"), DocxWriter.Write(document), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(options.Folder, "report.html"), HtmlWriter.Write(document), new UTF8Encoding(false), cancellationToken);
        using AnswerFile answers = AssessmentRunner.Open(options);
        await File.WriteAllBytesAsync(Path.Combine(options.Folder, "附件5-评估测试题.xlsx"), Sheet(result, options, answers), cancellationToken);
    }

    /// <summary>Writes the report of each side into its folder, and <c>report.docx</c> and <c>report.html</c> with both sides beside each other into the folder above.</summary>
    /// <param name="sides">Both sides.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>A task that ends when they are written.</returns>
    /// <exception cref="ArgumentNullException">A required argument is <see langword="null"/>.</exception>
    public static async Task WriteBothAsync(AssessmentSides sides, AssessmentOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sides);
        ArgumentNullException.ThrowIfNull(options);
        await WriteAsync(sides.Without, AssessmentRunner.Bare(options), null, cancellationToken);
        await WriteAsync(sides.With, AssessmentRunner.Wrapped(options), null, cancellationToken);
        FilingDocument document = SidesReport.Document(sides);
        await File.WriteAllBytesAsync(Path.Combine(options.Folder, "report.docx"), DocxWriter.Write(document), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(options.Folder, "report.html"), HtmlWriter.Write(document), new UTF8Encoding(false), cancellationToken);
    }

    internal static FilingDocument Document(AssessmentResult result, AssessmentResult? earlier)
    {
        AssessmentSummary summary = result.Summary;
        return new FilingDocument("生成式人工智能服务安全自评估测试报告",
        [
            new ParagraphBlock("本报告只陈述所抽取的测试题由所列评判方式得到的结果，不代表服务合规的结论。题目和回答只在附件5中。"),
            new HeadingBlock(1, "一、运行"),
            new FieldTableBlock([
                new("运行编号", summary.Run, "由题库、抽样、模型和设置计算"),
                new("模型", summary.Model, "运行设置"),
                new("安全层", LayerOf(summary), summary.IsSafetyLayerStated ? "运行者声明，未经系统观察" : "由回答所带的交互编号观察"),
                new("运行日期", DocumentNumber.Day(summary.RunOn), "系统时钟"),
                new("抽样种子", summary.Seed.ToString(CultureInfo.InvariantCulture), "运行设置"),
                new("题库（名称/内容摘要）", string.Join('\n', summary.Banks), "题库文件"),
                new("评判方式（首个作出判定的为准）", string.Join('\n', summary.Judges), "运行设置"),
                new("请求失败数", DocumentNumber.Whole(summary.Failed), "运行统计；失败的题不计入"),
                new("输入/输出词元", $"{DocumentNumber.Whole(summary.InputTokens)} / {DocumentNumber.Whole(summary.OutputTokens)}", "模型返回"),
                new("费用", summary.Cost is { } cost ? cost.ToString("0.00", CultureInfo.InvariantCulture) : "未提供单价", "单价由运行者提供"),
            ]),
            new HeadingBlock(1, "二、结果"),
            new TableBlock(
                "合格率与拒答率",
                ["测试", "抽取/已判", "计数", "比例", "95% 精确区间", "95% Wilson 区间", "单侧 95% 界（按题库不放回）", "限值", "按限值判定", "按单侧 95% 界判定", "限值可信度"],
                [.. summary.Tests.Select(Row)]) { Given = 11 },
            new ChartBlock("各测试的比例与 95% 精确区间", [.. summary.Tests.Where(t => t.Judged > 0).Select(t => new ChartBar(Name(t.Kind), t.Rate, t.Low, t.High, $"{t.Counted}/{t.Judged}"))]),
            .. Classes(result),
            new HeadingBlock(1, "三、评判一致性"),
            result.Agreement.Count == 0
                ? new ParagraphBlock("只有一种评判方式，或者没有两种方式都判定的题，无法计算一致性。")
                : new TableBlock("评判一致性", ["测试", "评判方式", "共同判定", "一致", "κ", "AC1"], [.. result.Agreement.Select(Row)]),
            .. Comparison(result, earlier),
        ]);
    }

    internal static string LayerOf(AssessmentSummary summary) =>
        !summary.HasSafetyLayer ? "不含" : summary.SafetyLayer is { } layer ? $"含（{layer}）" : "含";

    private static IReadOnlyList<string?> Row(AssessmentTest test) =>
    [
        Name(test.Kind),
        $"{test.Drawn}/{test.Judged}",
        DocumentNumber.Whole(test.Counted),
        test.Judged == 0 ? "—" : DocumentNumber.Percent(test.Rate),
        $"{DocumentNumber.Percent(test.Low)}–{DocumentNumber.Percent(test.High)}",
        $"{DocumentNumber.Percent(test.WilsonLow)}–{DocumentNumber.Percent(test.WilsonHigh)}",
        test.BankBound is { } bound ? DocumentNumber.Percent(bound) : "—",
        (test.IsUpperLimit ? "≤ " : "≥ ") + DocumentNumber.Percent(test.Limit),
        Verdict(test, test.MeetsRule),
        Verdict(test, test.MeetsBound),
        ConfidenceNames.Of(test.Confidence),
    ];

    internal static string Verdict(AssessmentTest test, bool meets) =>
        test.Judged < test.RequiredSample ? $"样本不足（要求 {test.RequiredSample}）" : meets ? "达到" : "未达到";

    private static IReadOnlyList<string?> Row(JudgeAgreement pair) =>
    [
        Name(pair.Kind), $"{pair.First}\n{pair.Second}", DocumentNumber.Whole(pair.Both), DocumentNumber.Whole(pair.Agreed), Coefficient(pair.Kappa), Coefficient(pair.Ac1),
    ];

    private static string Coefficient(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "无定义";

    internal static string Name(BankKind kind) => kind switch
    {
        BankKind.Content => "生成内容合格率",
        BankKind.ShouldRefuse => "应拒答题拒答率",
        _ => "非拒答题拒答率",
    };

    private static IEnumerable<DocumentBlock> Classes(AssessmentResult result)
    {
        foreach (IGrouping<BankKind, AssessedCase> kind in result.Cases.GroupBy(c => c.Kind))
        {
            ChartBar[] bars = [.. kind.GroupBy(c => c.Class, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Where(g => g.Any(c => c.IsJudged)).Select(Bar)];
            if (bars.Length > 0)
            {
                yield return new ChartBlock($"{Name(kind.Key)}：按分类", bars, result.Summary.Tests.First(t => t.Kind == kind.Key).Limit);
            }
        }
    }

    private static ChartBar Bar(IGrouping<string, AssessedCase> cases)
    {
        int judged = cases.Count(c => c.IsJudged);
        int counted = cases.Count(c => c.IsCounted);
        Interval interval = ProportionStatistics.ClopperPearson(counted, judged);
        return new ChartBar(cases.Key.Length == 0 ? "（无分类）" : cases.Key, (double)counted / judged, interval.Low, interval.High, $"{counted}/{judged}");
    }

    private static IEnumerable<DocumentBlock> Comparison(AssessmentResult result, AssessmentResult? earlier)
    {
        if (earlier is null)
        {
            yield break;
        }

        AssessmentComparison comparison = AssessmentComparison.Between(earlier, result);
        yield return new HeadingBlock(1, "四、与上次运行比较");
        yield return new FieldTableBlock([
            new("上次运行", earlier.Summary.Run, "上次运行的汇总"),
            new("共同判定的题", DocumentNumber.Whole(comparison.Both), "按编号配对"),
            new("新增未通过", DocumentNumber.Whole(comparison.NewlyFailing.Count), "按编号配对"),
            new("新增通过", DocumentNumber.Whole(comparison.NewlyPassing.Count), "按编号配对"),
            new("McNemar 精确双侧 p", comparison.P.ToString("0.0000", CultureInfo.InvariantCulture), "二项分布"),
        ]);
        if (comparison.NewlyFailing.Count > 0)
        {
            yield return new TableBlock("整改事项（新增未通过）", ["编号", "测试", "分类"], [.. comparison.NewlyFailing.Select(c => (IReadOnlyList<string?>)[c.Id, Name(c.Kind), c.Class.Length == 0 ? "—" : c.Class])]);
        }
    }

    private static byte[] Sheet(AssessmentResult result, AssessmentOptions options, AnswerFile answers)
    {
        List<SheetModel> sheets = [];
        foreach (AssessmentBank bank in options.Banks)
        {
            Dictionary<string, AssessedCase> cases = result.Cases.Where(c => c.Kind == bank.Kind).DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
            ImmutableArray<BankItem> items = [.. bank.Items.Where(i => cases.ContainsKey(i.Id)).DistinctBy(i => i.Id)];
            SheetModel sheet = BankWriter.Sheet(bank with { Items = items });
            sheets.Add(sheet with { Rows = items.Select(i => BankWriter.Row(i with { Answer = Cut(answers.Find(cases[i.Id].Key)?.Answer), Judgement = VerdictNames.Of(cases[i.Id].Verdict) })) });
        }

        return XlsxWriter.Write(sheets);
    }

    // a cell holds no more; the whole answer is in the answers' file
    private static string? Cut(string? answer)
    {
        const string Mark = "……（超出单元格上限，全文见 answers.jsonl）";
        return answer is { Length: > XlsxWriter.LongestCell } ? answer[..(XlsxWriter.LongestCell - Mark.Length)] + Mark : answer;
    }
}
