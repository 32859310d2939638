using System.Globalization;

namespace GenAiMeasures.Provenance;

// The words of the register's page in both languages.
internal static class RegisterWords
{
    internal static string Of(ConsoleView view, SourceKind kind) => view.T(ChineseNames.Of(kind), kind.ToString());

    internal static string Of(ConsoleView view, TrainingStage stage) => view.T(ChineseNames.Of(stage), stage.ToString());

    internal static string Of(ConsoleView view, SourceState state) => state switch
    {
        SourceState.Planned => view.T("计划使用", "Planned"),
        SourceState.Collected => view.T("已采集", "Collected"),
        SourceState.InUse => view.T("使用中", "In use"),
        SourceState.Rejected => view.T("未采用", "Rejected"),
        SourceState.Withdrawn => view.T("已撤出", "Withdrawn"),
        _ => view.T("未说明", "Not stated"),
    };

    internal static string Of(ConsoleView view, RegisterProblemSeverity severity) => severity switch
    {
        RegisterProblemSeverity.Error => view.T("错误", "Error"),
        RegisterProblemSeverity.Warning => view.T("提示", "Warning"),
        _ => view.T("说明", "Note"),
    };

    internal static ConsoleTone Tone(RegisterProblemSeverity severity) => severity switch
    {
        RegisterProblemSeverity.Error => ConsoleTone.Bad,
        RegisterProblemSeverity.Warning => ConsoleTone.Warn,
        _ => ConsoleTone.Info,
    };

    internal static ConsoleTable Problems(ConsoleView view, string caption, IReadOnlyList<RegisterProblem> problems, int most) => new(
        string.Create(CultureInfo.InvariantCulture, $"{caption} ({Math.Min(problems.Count, most)}/{problems.Count})"),
        [view.T("程度", "Severity"), view.T("规则", "Rule"), view.T("位置", "Where"), view.T("发现", "Finding"), view.T("处理办法", "Cure"), view.T("依据", "Rests on")],
        [
            .. problems.Take(most).Select(p => (IReadOnlyList<ConsoleCell>)
            [
                new ConsoleCell(Of(view, p.Severity)) { Tone = Tone(p.Severity) }, new ConsoleCell(p.Code) { IsCode = true }, p.Id.Length == 0 ? p.Target : p.Id,
                view.T(p.Chinese, p.English), view.T(p.CureChinese, p.CureEnglish), $"{p.Clause} · {p.Confidence}",
            ]),
        ],
        view.T("没有发现。", "Nothing was found."));
}
