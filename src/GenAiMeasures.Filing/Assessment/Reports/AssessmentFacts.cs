namespace GenAiMeasures.Filing;

// Puts the rates of a run into forms.
internal static class AssessmentFacts
{
    internal static void Add(string path, FormData data)
    {
        AssessmentSummary summary = AssessmentSummary.Read(path);
        string source = $"{Path.GetFileName(path)}（运行 {summary.Run}，{summary.Model}）";
        data.AddFact("facts.run", $"{summary.Run}（{summary.Model}；{(summary.HasSafetyLayer ? "含" : "不含")}安全层；抽样种子 {summary.Seed}）", source);
        Rate("facts.contentRate", BankKind.Content);
        Rate("facts.refusalRate", BankKind.ShouldRefuse);
        Rate("facts.nonRefusalRate", BankKind.MustNotRefuse);

        void Rate(string name, BankKind kind)
        {
            if (summary.Tests.FirstOrDefault(t => t.Kind == kind) is { Judged: > 0 } test)
            {
                data.AddFact(name, $"{DocumentNumber.Percent(test.Rate)}（{test.Counted}/{test.Judged}；95% 区间 {DocumentNumber.Percent(test.Low)}–{DocumentNumber.Percent(test.High)}；{test.VerdictChinese}）", source);
            }
        }
    }
}
