using System.Globalization;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Provenance;

// The training-data register: its sources, what the rules find on each, and who committed what.
internal sealed class TrainingDataConsolePage(ITrainingDataRegister register, IOptions<ProvenanceOptions> options, TimeProvider time) : IConsolePage, IDisposable
{
    private const int ShownProblems = 200;
    private const int ShownVersions = 20;

    // checking reads the evidence files too; who looks again within this time sees the same
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private RegisterLook? _look;

    public string Id => "training-data";

    public string TitleChinese => "训练数据";

    public string TitleEnglish => "Training data";

    public async ValueTask<ConsoleContent?> ReadAsync(ConsoleView view, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        RegisterLook look = await LookAsync(cancellationToken);
        return view.Item is null ? Overview(view, look)
            : look.Snapshot.Data.Sources.FirstOrDefault(s => s.Id == view.Item) is { } source ? SourceContent.Of(view, source, look.Report)
            : null;
    }

    public void Dispose() => _gate.Dispose();

    private async ValueTask<RegisterLook> LookAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            DateTimeOffset now = time.GetUtcNow();
            if (_look is null || now - _look.At > Fresh || now < _look.At)
            {
                RegisterSnapshot snapshot = await register.ReadAsync(cancellationToken);
                _look = new RegisterLook(snapshot, RegisterChecker.Check(snapshot, options.Value.ToCheckOptions(), time), now);
            }

            return _look;
        }
        catch (Exception exception) when (exception is ProvenanceInputException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException("训练数据登记表读不出来，请检查文件和权限。The training-data register cannot be read: check the file and its permissions.", exception);
        }
        finally
        {
            _gate.Release();
        }
    }

    private ConsoleContent Overview(ConsoleView view, RegisterLook look)
    {
        (RegisterSnapshot snapshot, RegisterReport report, _) = look;
        RegisterProblem[] others = [.. report.Problems.Where(p => snapshot.Data.Sources.All(s => s.Id != p.Id)).OrderByDescending(p => p.Severity)];
        return new ConsoleContent
        {
            Notes = snapshot.Version == 0 ? [new ConsoleCell(view.T("登记表为空：还没有提交过版本。", "The register is empty: nothing was committed yet.")) { Tone = ConsoleTone.Warn }] : [],
            Facts = [.. Facts(view, snapshot, report)],
            Charts =
            [
                new ConsoleChart(view.T("规则的发现，按严重程度", "Findings of the rules by severity"), [.. Enum.GetValues<RegisterProblemSeverity>().Reverse().Select(s => new ConsoleBar(RegisterWords.Of(view, s), Count(report.Problems, s), RegisterWords.Tone(s)))]),
            ],
            Tables = [Sources(view, snapshot, report), RegisterWords.Problems(view, view.T("来源以外的发现（模型、标注项目、制度等）", "Findings outside the sources (models, projects, rules of the house)"), others, ShownProblems), Versions(view, snapshot)],
        };
    }

    private IEnumerable<ConsoleFact> Facts(ConsoleView view, RegisterSnapshot snapshot, RegisterReport report)
    {
        TrainingData data = snapshot.Data;
        yield return new(view.T("版本", "Version"), Whole(snapshot.Version));
        yield return new(view.T("内容摘要", "Digest"), new ConsoleCell(snapshot.Digest) { IsCode = true });
        yield return new(view.T("保存在", "Kept in"), options.Value.Store == TrainingDataStore.Ledger ? view.T("账本（每个版本是一条记录）", "the ledger (each version is a record)") : view.T("文件", "a file"));
        yield return new(view.T("来源", "Sources"), Whole(data.Sources.Count));
        yield return new(view.T("基础模型", "Models"), Whole(data.Models.Count));
        yield return new(view.T("标注项目", "Annotation projects"), Whole(data.Projects.Count));
        yield return new(view.T("抽检", "Inspections"), Whole(data.Inspections.Count));
        yield return new(view.T("检查规则", "Rules asked"), $"{report.Profile} · {Whole(report.Rules)}");
    }

    private static ConsoleTable Sources(ConsoleView view, RegisterSnapshot snapshot, RegisterReport report)
    {
        ILookup<string, RegisterProblem> problems = report.Problems.ToLookup(p => p.Id, StringComparer.Ordinal);
        return new ConsoleTable(
            view.T("数据来源", "Sources"),
            [view.T("编号", "Id"), view.T("名称", "Name"), view.T("类别", "Kind"), view.T("用途", "Stage"), view.T("状态", "State"), view.T("错误", "Errors"), view.T("提示", "Warnings"), view.T("说明", "Notes")],
            [
                .. snapshot.Data.Sources.OrderByDescending(s => Count(problems[s.Id], RegisterProblemSeverity.Error)).ThenBy(s => s.Id, StringComparer.Ordinal).Select(s => (IReadOnlyList<ConsoleCell>)
                [
                    new ConsoleCell(s.Id) { IsCode = true, Item = s.Id }, s.Name ?? "—", RegisterWords.Of(view, s.Kind), RegisterWords.Of(view, s.Stage), RegisterWords.Of(view, s.State),
                    Counted(problems[s.Id], RegisterProblemSeverity.Error), Counted(problems[s.Id], RegisterProblemSeverity.Warning), Counted(problems[s.Id], RegisterProblemSeverity.Information),
                ]),
            ],
            view.T("没有登记来源。", "No source is registered."));
    }

    private static ConsoleTable Versions(ConsoleView view, RegisterSnapshot snapshot) => new(
        view.T("提交的版本", "Committed versions") + string.Create(CultureInfo.InvariantCulture, $" ({Math.Min(snapshot.History.Count, ShownVersions)}/{snapshot.History.Count})"),
        [view.T("版本", "Version"), view.T("时间", "At"), view.T("提交人", "By"), view.T("理由", "Reason"), view.T("变更", "Changes"), view.T("内容摘要", "Digest")],
        [
            .. snapshot.History.Reverse().Take(ShownVersions).Select(e => (IReadOnlyList<ConsoleCell>)
                [Whole(e.Version), Beijing.Minute(e.At), e.By, e.Reason, Whole(e.Changes.Count), new ConsoleCell(e.Digest.Length > 16 ? e.Digest[..16] + "…" : e.Digest) { IsCode = true }]),
        ],
        view.T("没有提交过版本。", "No version was committed."));

    private static ConsoleCell Counted(IEnumerable<RegisterProblem> problems, RegisterProblemSeverity severity) =>
        Count(problems, severity) is > 0 and int count ? new ConsoleCell(Whole(count)) { Tone = RegisterWords.Tone(severity) } : "0";

    private static int Count(IEnumerable<RegisterProblem> problems, RegisterProblemSeverity severity) => problems.Count(p => p.Severity == severity);

    private static string Whole(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
