using System.Globalization;

namespace GenAiMeasures.Provenance;

// One source of training data and everything the rules found on it.
internal static class SourceContent
{
    internal static ConsoleContent Of(ConsoleView view, TrainingDataSource source, RegisterReport report)
    {
        RegisterProblem[] problems = [.. report.Problems.Where(p => p.Id == source.Id).OrderByDescending(p => p.Severity)];
        return new ConsoleContent
        {
            Title = view.T("数据来源：", "Source: ") + (source.Name ?? source.Id),
            Facts =
            [
                new(view.T("编号", "Id"), new ConsoleCell(source.Id) { IsCode = true }),
                new(view.T("类别", "Kind"), RegisterWords.Of(view, source.Kind)),
                new(view.T("用途", "Stage"), RegisterWords.Of(view, source.Stage)),
                new(view.T("状态", "State"), RegisterWords.Of(view, source.State)),
                new(view.T("境内外", "Origin"), view.T(ChineseNames.Of(source.Origin), source.Origin.ToString())),
                new(view.T("模态", "Modality"), view.T(ChineseNames.Of(source.Modality), source.Modality.ToString())),
                new(view.T("语言", "Languages"), source.Languages.Count == 0 ? "—" : string.Join(", ", source.Languages)),
                new(view.T("领域", "Domain"), source.Domain ?? "—"),
                new(view.T("采集", "Collected"), $"{Day(source.CollectedFrom)} – {Day(source.CollectedTo)}"),
                new(view.T("来源方", "Party"), source.Party ?? "—"),
                new(view.T("许可", "Licence"), source.Licence?.Id ?? "—"),
                new(view.T("佐证", "Evidence"), source.Evidence.Count.ToString(CultureInfo.InvariantCulture)),
            ],
            Tables = [RegisterWords.Problems(view, view.T("规则的发现", "Findings of the rules"), problems, problems.Length)],
        };
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
}
