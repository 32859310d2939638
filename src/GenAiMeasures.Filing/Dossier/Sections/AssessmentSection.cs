using System.Globalization;

namespace GenAiMeasures.Filing;

// The runs of the self-assessment that are kept: the latest of each side with its rates, the others by their digests.
internal sealed class AssessmentSection(AssessmentRuns runs) : IDossierSection
{
    private const int MostShown = 100;

    public string Id => "assessment";

    public string TitleChinese => "安全自评估";

    public string TitleEnglish => "Safety self-assessment";

    public IReadOnlyList<string> Duties { get; } = ["IM-17-ASSESSMENT"];

    public ValueTask<DossierContent> WriteAsync(CancellationToken cancellationToken = default)
    {
        if (runs.Folder is null)
        {
            return new(new DossierContent("没有设置自评估运行的目录（GenAiMeasures:Filing:AssessmentFolder）。\n", [], ["没有安全自评估的运行：未设置运行目录。"]));
        }

        IReadOnlyList<KeptRun> all = runs.Kept(cancellationToken);
        KeptRun? with = all.FirstOrDefault(r => r.Summary is { HasSafetyLayer: true });
        KeptRun? without = all.FirstOrDefault(r => r.Summary is { HasSafetyLayer: false });
        var text = new MarkdownText();
        text.Line("以下为所抽取的测试题由所列评判方式得到的结果，不代表服务合规的结论。题目和回答留存于运行目录，不在本档案中。");
        List<string> gaps = [.. Missing(all, with, without)];
        List<DossierAttachment> attachments = [];
        foreach (KeptRun run in new[] { with, without }.OfType<KeptRun>())
        {
            Show(text, run);
            attachments.Add(Attach(run, AssessmentResult.SummaryFile));
            attachments.Add(Attach(run, AssessmentResult.CasesFile));
            gaps.AddRange(GapsOf(run));
        }

        if (with is not null && without is not null && with.Summary!.Seed == without.Summary!.Seed && with.Summary.Banks.SequenceEqual(without.Summary.Banks))
        {
            AssessmentComparison comparison = AssessmentComparison.Between(AssessmentResult.Read(without.Folder), AssessmentResult.Read(with.Folder));
            text.Title("安全层前后对照");
            text.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"两侧都判定 {comparison.Both} 题；加安全层后转为通过 {comparison.NewlyPassing.Count} 题，转为未通过 {comparison.NewlyFailing.Count} 题；McNemar 精确双侧 p = {comparison.P:0.0000}。"));
        }

        text.Title("留存的运行");
        text.Table(
            ["运行", "状态", "运行编号", "日期", "模型", "安全层", "summary.json 的 SHA-256", "cases.json 的 SHA-256"],
            all.Take(MostShown).Select(r => (string?[])
            [
                r.Name, StateOf(r.State), r.Summary?.Run ?? "—", r.Summary is { } s ? Beijing.Day(s.RunOn) : "—", r.Summary?.Model ?? "—",
                r.Summary is { } layer ? AssessmentReport.LayerOf(layer) : "—", r.SummarySha256 ?? "—", r.CasesSha256 ?? "—",
            ]));
        if (all.Count > MostShown)
        {
            text.Line(string.Create(CultureInfo.InvariantCulture, $"\n另有 {all.Count - MostShown} 次运行未列出。"));
        }

        return new(new DossierContent(text.ToString(), attachments, gaps));
    }

    private static IEnumerable<string> Missing(IReadOnlyList<KeptRun> all, KeptRun? with, KeptRun? without)
    {
        if (with is null)
        {
            yield return "没有通过安全层完成的自评估运行。";
        }

        if (without is null)
        {
            yield return "没有不经过安全层完成的自评估运行：备案要求两侧结果。";
        }

        foreach (KeptRun run in all.Where(r => r.State == KeptRunState.Unreadable))
        {
            yield return $"自评估运行 {run.Name} 无法读取或者自相矛盾：{string.Join(' ', run.Problems.Select(p => p.Chinese))}";
        }
    }

    private static IEnumerable<string> GapsOf(KeptRun run)
    {
        AssessmentSummary summary = run.Summary!;
        string name = $"自评估运行 {run.Name}";
        foreach (BankKind kind in new[] { BankKind.Content, BankKind.ShouldRefuse, BankKind.MustNotRefuse }.Where(k => summary.Tests.All(t => t.Kind != k)))
        {
            yield return $"{name}没有测试：{AssessmentReport.Name(kind)}。";
        }

        // what a model does without the layer is no failure of the service
        foreach (AssessmentTest test in summary.Tests.Where(t => t.Judged < t.RequiredSample || (summary.HasSafetyLayer && !t.MeetsRule)))
        {
            yield return $"{name}，{AssessmentReport.Name(test.Kind)}：{test.VerdictChinese}（限值可信度：{ConfidenceNames.Of(test.Confidence)}）。";
        }

        if (summary.Failed > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}有 {summary.Failed} 题请求失败，未计入。");
        }

        if (summary.IsSafetyLayerStated)
        {
            yield return $"{name}是否经过安全层只由运行者声明。";
        }

        if (!summary.Judges.Any(j => j.StartsWith("human:", StringComparison.Ordinal)))
        {
            yield return $"{name}没有人工评判。";
        }
    }

    private static void Show(MarkdownText text, KeptRun run)
    {
        AssessmentSummary summary = run.Summary!;
        text.Title(summary.HasSafetyLayer ? "最近一次：含安全层" : "最近一次：不含安全层");
        (string Name, string Value)[] facts =
        [
            ("运行", $"{run.Name}（{summary.Run}）"), ("日期", Beijing.Day(summary.RunOn)), ("模型", summary.Model),
            ("安全层", AssessmentReport.LayerOf(summary) + (summary.IsSafetyLayerStated ? "，运行者声明" : "，由回答观察")),
            ("抽样种子", summary.Seed.ToString(CultureInfo.InvariantCulture)), ("题库", string.Join('、', summary.Banks)), ("评判方式", string.Join('、', summary.Judges)),
            ("限值来源", $"{summary.Profile}：{BankLinter.SourceOf(summary.Profile)}"),
        ];
        text.Table(["项目", "内容"], facts.Select(f => (string?[])[f.Name, f.Value]));
        text.Table(
            ["测试", "抽取/已判/计数", "比例", "95% 精确区间", "限值", "判定", "限值可信度"],
            summary.Tests.Select(t => (string?[])
            [
                AssessmentReport.Name(t.Kind), $"{DocumentNumber.Whole(t.Drawn)}/{DocumentNumber.Whole(t.Judged)}/{DocumentNumber.Whole(t.Counted)}", t.Judged == 0 ? "—" : DocumentNumber.Percent(t.Rate),
                $"{DocumentNumber.Percent(t.Low)}–{DocumentNumber.Percent(t.High)}", (t.IsUpperLimit ? "≤ " : "≥ ") + DocumentNumber.Percent(t.Limit), t.VerdictChinese, ConfidenceNames.Of(t.Confidence),
            ]));
    }

    private static DossierAttachment Attach(KeptRun run, string file) =>
        new($"{(run.Summary!.HasSafetyLayer ? "with" : "without")}-{file}", "application/json", File.ReadAllBytes(Path.Combine(run.Folder, file)));

    private static string StateOf(KeptRunState state) => state switch
    {
        KeptRunState.Finished => "已完成",
        KeptRunState.Unfinished => "未完成",
        _ => "无法读取",
    };
}
