using System.Globalization;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// The lexicons in force, how fresh they are, what the last reading came to, what the linter says; and reading them again.
internal sealed class LexiconConsolePage(LexiconStore store, IOptions<ModerationOptions> options) : IConsolePage
{
    internal const string Reload = "reload";
    private const int ShownProblems = 100;
    private const int ShownDigest = 16;

    private readonly LexiconLint _lint = new(store, options);

    public string Id => "lexicons";

    public string TitleChinese => "词库";

    public string TitleEnglish => "Lexicons";

    public ValueTask<ConsoleContent?> ReadAsync(ConsoleView view, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(view.Item is null ? Read(view) : null);
    }

    public ValueTask RunAsync(string action, string author, string reason, CancellationToken cancellationToken = default)
    {
        if (action != Reload)
        {
            throw new KeyNotFoundException($"The page '{Id}' has no action '{action}'.");
        }

        return store.Reload() is { } failure
            ? throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"词库文件有 {failure.Problems.Count} 处问题，未启用；原有词库继续有效。The files have {failure.Problems.Count} problems and are not in force; the last good lexicons stay."), failure)
            : default;
    }

    private ConsoleContent Read(ConsoleView view)
    {
        LexiconSnapshot current = store.Current;
        LexiconException? failure = store.Failure;
        LexiconLintReport? lint = _lint.Read();
        return new ConsoleContent
        {
            Notes = [.. Notes(view, failure)],
            Facts = [.. Facts(view, current, lint)],
            Charts = [new ConsoleChart(view.T("各类风险的词条数（31类）", "Terms by risk (31)"), [.. Bars(view, current)])],
            Tables =
            [
                Lexicons(view, current),
                .. failure is null ? (IEnumerable<ConsoleTable>)[] : [Problems(view, view.T("未启用的文件的问题：", "Problems of the file that is not in force: ") + Path.GetFileName(failure.Lexicon), failure.Problems)],
                .. lint is null ? (IEnumerable<ConsoleTable>)[] : [Problems(view, view.T("词库检查", "What the linter says"), lint.Problems)],
            ],
            Actions = store.IsFromFiles ? [new ConsoleAction(Reload, view.T("重新加载词库文件", "Read the lexicon files again"), view.T("重新加载", "Reload"))] : [],
        };
    }

    private static IEnumerable<ConsoleCell> Notes(ConsoleView view, LexiconException? failure)
    {
        if (failure is not null)
        {
            yield return new ConsoleCell(view.T(
                $"改动后的词库文件有 {failure.Problems.Count} 处问题，未启用；原有词库继续有效。",
                $"The changed files have {failure.Problems.Count} problems and are not in force; the last good lexicons stay."))
            { Tone = ConsoleTone.Bad };
        }
    }

    private IEnumerable<ConsoleFact> Facts(ConsoleView view, LexiconSnapshot current, LexiconLintReport? lint)
    {
        LexiconRequirements asked = LexiconRequirements.Current;
        yield return new(view.T("词条", "Terms"), Whole(current.Lexicons.Sum(l => l.Terms)) + view.T($"（参照要求 {Whole(asked.Total)}）", $" ({Whole(asked.Total)} asked for)"));
        yield return new(view.T("其中停止输出", "Of these stopping"), Whole(current.Lexicons.Sum(l => l.Stopping)));
        yield return new(view.T("内容摘要", "Digest in force"), new ConsoleCell(current.Digest) { IsCode = true });
        yield return new(view.T("每周更新", "Weekly update"), Clock(view, current, asked));
        yield return new(view.T("依据", "Rests on"), $"{asked.Profile} · {asked.Source} · {asked.Confidence}");
        yield return new(view.T("最近一次重新加载", "Last reload"), Last(view));
        if (lint is not null)
        {
            yield return new(view.T("检查发现", "The linter found"), new ConsoleCell(Whole(lint.Problems.Count)) { Tone = lint.Problems.Count == 0 ? ConsoleTone.Good : ConsoleTone.Warn });
            yield return new(view.T("误拦（无害语料）", "False blocks (harmless texts)"), new ConsoleCell($"{Whole(lint.BlockedDocuments)}/{Whole(lint.BenignDocuments)}") { Tone = lint.BlockedDocuments == 0 ? ConsoleTone.Good : ConsoleTone.Warn });
        }
    }

    // the clock of updates and reviews: the same as the health probe's
    private ConsoleCell Clock(ConsoleView view, LexiconSnapshot current, LexiconRequirements asked)
    {
        if (current.Lexicons.Max(l => l.Changed) is not { } latest)
        {
            return new ConsoleCell(view.T("词条没有日期，无法判断", "No term has a day: it cannot be told")) { Tone = ConsoleTone.Warn };
        }

        DateOnly due = latest.AddDays(asked.UpdateDays);
        int left = due.DayNumber - Beijing.DateOf(store.Time.GetUtcNow()).DayNumber;
        string day = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return left < 0
            ? new ConsoleCell(view.T($"已逾期，应于 {day} 前更新或复核", $"overdue: an update or a review was due by {day}")) { Tone = ConsoleTone.Bad }
            : new ConsoleCell(view.T($"{day} 前更新或复核，剩 {left} 天", $"an update or a review by {day}, {left} days left")) { Tone = left <= 1 ? ConsoleTone.Warn : ConsoleTone.Good };
    }

    private ConsoleCell Last(ConsoleView view) => store.LastReload switch
    {
        null => view.T("启动时加载，此后没有变化", "Read at the start, unchanged since"),
        { IsInForce: false } reload => new ConsoleCell(When(reload) + " " + view.T("失败，原有词库继续有效", "failed, the last good ones stay")) { Tone = ConsoleTone.Bad },
        { HasChanged: true } reload => new ConsoleCell(When(reload) + " " + view.T("已启用新词库", "new lexicons in force")) { Tone = ConsoleTone.Good },
        { } reload => new ConsoleCell(When(reload) + " " + view.T("内容没有变化", "nothing had changed")) { Tone = ConsoleTone.Info },
    };

    private static IEnumerable<ConsoleBar> Bars(ConsoleView view, LexiconSnapshot current)
    {
        // the ways in which one term may be written are terms of the snapshot too: each row of a lexicon counts once
        var rows = new HashSet<(ushort Lexicon, int Line)>();
        int[] counts = new int[RiskCatalog.All.Count];
        foreach (CompiledTerm term in current.Terms)
        {
            if (term.Risk < counts.Length && !term.Is(TermFlags.Cover) && rows.Add((term.Lexicon, term.Line)))
            {
                counts[term.Risk]++;
            }
        }

        return RiskCatalog.All.Select((risk, i) => new ConsoleBar($"{risk.Code} {view.T(risk.Chinese, risk.English)}", counts[i], counts[i] == 0 ? ConsoleTone.Warn : ConsoleTone.Plain));
    }

    private static ConsoleTable Lexicons(ConsoleView view, LexiconSnapshot current) => new(
        view.T("生效的词库", "Lexicons in force"),
        [view.T("名称", "Name"), view.T("词条", "Terms"), view.T("停止输出", "Stopping"), view.T("放行", "Covers"), view.T("最近更新或复核", "Changed or reviewed"), view.T("方式", "Mode"), view.T("内容摘要", "Digest")],
        [
            .. current.Lexicons.Select(l => (IReadOnlyList<ConsoleCell>)
            [
                l.Name, Whole(l.Terms), Whole(l.Stopping), Whole(l.Covers), l.Changed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—",
                l.Shadow ? new ConsoleCell(view.T("仅观察", "only watches")) { Tone = ConsoleTone.Info } : view.T("生效", "in force"),
                new ConsoleCell(l.Digest.Length > ShownDigest ? l.Digest[..ShownDigest] + "…" : l.Digest) { IsCode = true },
            ]),
        ],
        view.T("没有词库。", "There is no lexicon."));

    private static ConsoleTable Problems(ConsoleView view, string caption, IReadOnlyList<LexiconProblem> problems) => new(
        string.Create(CultureInfo.InvariantCulture, $"{caption} ({Math.Min(problems.Count, ShownProblems)}/{problems.Count})"),
        [view.T("行", "Line"), view.T("代码", "Code"), view.T("说明", "What it says")],
        [.. problems.Take(ShownProblems).Select(p => (IReadOnlyList<ConsoleCell>)[p.Line > 0 ? Whole(p.Line) : "—", new ConsoleCell(p.Code) { IsCode = true }, p.Message])],
        view.T("没有问题。", "There is no problem."));

    private static string When(LexiconReload reload) => Beijing.Minute(reload.At);

    private static string Whole(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
