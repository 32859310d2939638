using System.Globalization;

namespace GenAiMeasures.Moderation;

/// <summary>Reviews lexicons before they go live: figures of the standard, rows that do nothing, and terms that block ordinary text.</summary>
public static class LexiconLinter
{
    /// <summary>Reviews lexicons.</summary>
    /// <param name="options">The lexicons, and how they are matched.</param>
    /// <param name="benign">Ordinary documents; what is found in them is a false block.</param>
    /// <param name="today">The day of the review, for the clock of updates; <see langword="null"/> leaves it out.</param>
    /// <param name="requirements">What the library has to have; default: <see cref="LexiconRequirements.Current"/>.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> or <paramref name="benign"/> is <see langword="null"/>.</exception>
    /// <exception cref="LexiconException">A file cannot be read at all. Wrong rows are in the report.</exception>
    public static LexiconLintReport Run(
        ModerationOptions options, IReadOnlyList<string> benign, DateOnly? today = null, LexiconRequirements? requirements = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(benign);
        requirements ??= LexiconRequirements.Current;
        var problems = new List<LexiconProblem>();
        List<Lexicon> lexicons = LexiconStore.Read(options, problems);
        FoldTable table = FoldTable.For(options.Evasion.ToSwitches());
        List<Lexicon> usable = [.. lexicons.Select(l => l with { Terms = RowLint.Check(table, l, problems) })];

        LexiconSnapshot snapshot = LexiconCompiler.Compile(usable, options.Evasion);
        CheckShadows(snapshot, usable, problems);
        int terms = usable.Sum(l => l.Terms.Count(t => t.Kind == TermKind.Deny));
        SortedDictionary<string, int> perRisk = Count(usable);
        CheckFigures(requirements, terms, perRisk, usable, today, problems);
        (int blocked, List<LexiconFalseBlock> falseBlocks) = BenignLint.Check(snapshot, benign);
        return new LexiconLintReport
        {
            Terms = terms,
            PerRisk = perRisk,
            Problems = [.. problems.OrderBy(p => p.Line).ThenBy(p => p.Code, StringComparer.Ordinal)],
            BenignDocuments = benign.Count,
            BlockedDocuments = blocked,
            FalseBlocks = falseBlocks,
        };
    }

    private static SortedDictionary<string, int> Count(List<Lexicon> lexicons)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (Risk risk in RiskCatalog.All)
        {
            counts[risk.Code] = 0;
        }

        foreach (LexiconTerm term in lexicons.SelectMany(l => l.Terms).Where(t => t.Kind == TermKind.Deny))
        {
            foreach (RiskCode risk in term.Risks)
            {
                counts[risk.Value]++;
            }
        }

        return counts;
    }

    // a term that holds another one that does as much is never the only one to be found
    private static void CheckShadows(LexiconSnapshot snapshot, List<Lexicon> lexicons, List<LexiconProblem> problems)
    {
        for (int l = 0; l < lexicons.Count; l++)
        {
            foreach (LexiconTerm term in lexicons[l].Terms.Where(t => t.Kind == TermKind.Deny && t.Match is not TermMatch.Regex))
            {
                foreach (Hit hit in LexiconScan.ScanTerms(snapshot, term.Text))
                {
                    CompiledTerm other = snapshot.Terms[hit.Term];
                    bool isSelf = other.Lexicon == l && other.Line == term.Line;
                    if (!isSelf && hit.Length < term.Text.Length && (term.Action ?? Verdict.Pass) == other.Action)
                    {
                        problems.Add(new LexiconProblem(
                            term.Line, "shadowed", $"The term holds the one of {snapshot.RuleOf(hit.Term)}, which is always found first and does the same."));
                        break;
                    }
                }
            }
        }
    }

    private static void CheckFigures(
        LexiconRequirements requirements, int terms, SortedDictionary<string, int> perRisk, List<Lexicon> lexicons, DateOnly? today, List<LexiconProblem> problems)
    {
        if (terms < requirements.Total)
        {
            problems.Add(new LexiconProblem(0, "tooFewTerms", string.Create(
                CultureInfo.InvariantCulture, $"{terms} terms; the library should have {requirements.Total} ({requirements.Profile}, {requirements.Confidence}).")));
        }

        foreach (Risk risk in RiskCatalog.All)
        {
            if (requirements.PerRisk.TryGetValue(risk.Group, out int least) && perRisk[risk.Code] < least)
            {
                problems.Add(new LexiconProblem(0, "tooFewForRisk", string.Create(
                    CultureInfo.InvariantCulture, $"{perRisk[risk.Code]} terms for {risk.Code}; the library should have {least} ({requirements.Profile}, {requirements.Confidence}).")));
            }
        }

        DateOnly? latest = lexicons.Max(l => l.Changed);
        if (today is { } day && latest is { } changed && day.DayNumber - changed.DayNumber > requirements.UpdateDays)
        {
            problems.Add(new LexiconProblem(0, "updateOverdue", string.Create(
                CultureInfo.InvariantCulture, $"The latest change is of {changed:yyyy-MM-dd}; the library is to be updated every {requirements.UpdateDays} days ({requirements.Profile}, {requirements.Confidence}).")));
        }
    }
}
