namespace GenAiMeasures.Provenance;

/// <summary>
/// Checks a register by the rules of this package's data file: the requirements P1 to P20 on training data, evidence, structure, and the
/// rules on annotation. Thread-safe.
/// </summary>
public static class RegisterChecker
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    private static readonly (CheckRule Rule, RuleCondition[] When, RuleCondition[] Need)[] Rules =
    [
        .. RuleBooks.Current.Rules.Select(r => (r, r.When.Select(RuleCondition.Parse).ToArray(), r.Need.Select(RuleCondition.Parse).ToArray())),
    ];

    /// <summary>Gets the profiles whose numbers a check can use.</summary>
    public static IReadOnlyList<string> Profiles { get; } = [.. RuleBooks.Current.Profiles.Select(p => p.Id)];

    /// <summary>Checks a register. Hashes the files of evidence where a folder is given.</summary>
    /// <param name="snapshot">The register.</param>
    /// <param name="options">How.</param>
    /// <param name="time">The clock; what expires does so by the date in China.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such profile.</exception>
    /// <exception cref="IOException">A file of evidence cannot be read.</exception>
    public static RegisterReport Check(RegisterSnapshot snapshot, RegisterCheckOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        CheckProfile profile = RuleBooks.Find(options.Profile);
        var today = DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Beijing).DateTime);
        var evidence = new EvidenceFolder(options.EvidenceFolder, today);
        List<RegisterProblem> problems = [];
        double Threshold(string name) => RuleBooks.Threshold(profile, name).Value;
        foreach (InputProblem one in RegisterStructure.Find(snapshot.Data))
        {
            problems.Add(StructureProblem(one));
        }

        int asked = 0;
        foreach (FactSheet facts in AllFacts.Of(snapshot, evidence, options))
        {
            foreach ((CheckRule rule, RuleCondition[] when, RuleCondition[] need) in Rules)
            {
                if (!string.Equals(rule.Target, facts.Target, StringComparison.Ordinal) || (rule.IsPractice && !options.IncludePractice))
                {
                    continue;
                }

                asked++;
                if (Array.TrueForAll(when, c => c.Holds(facts, Threshold)) && !Array.TrueForAll(need, c => c.Holds(facts, Threshold)))
                {
                    problems.Add(Problem(rule, when.Concat(need), facts, profile));
                }
            }
        }

        return new RegisterReport(
            profile.Id, today, snapshot.Digest, asked,
            [.. problems.OrderBy(p => p.Target, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal).ThenBy(p => p.Code, StringComparer.Ordinal)]);
    }

    private static RegisterProblem Problem(CheckRule rule, IEnumerable<RuleCondition> conditions, FactSheet facts, CheckProfile profile)
    {
        // a rule is known no more surely than the numbers it compares with
        Confidence confidence = conditions.Select(c => c.Threshold).OfType<string>()
            .Select(name => RuleBooks.Threshold(profile, name).Confidence).Append(rule.Confidence).Min();
        double Threshold(string name) => RuleBooks.Threshold(profile, name).Value;
        return new RegisterProblem
        {
            Code = rule.Code,
            Requirement = rule.Requirement,
            Severity = rule.Severity,
            Target = rule.Target,
            Id = facts.Id,
            English = RuleText.Fill(rule.English, facts, Threshold),
            Chinese = RuleText.Fill(rule.Chinese, facts, Threshold),
            CureEnglish = RuleText.Fill(rule.CureEnglish, facts, Threshold),
            CureChinese = RuleText.Fill(rule.CureChinese, facts, Threshold),
            Clause = rule.Clause,
            Confidence = confidence,
        };
    }

    private static RegisterProblem StructureProblem(InputProblem one) => new()
    {
        Code = "S-" + one.Code.ToUpperInvariant(),
        Requirement = "S",
        Severity = RegisterProblemSeverity.Error,
        Target = "register",
        Id = one.Place,
        English = one.English,
        Chinese = one.Chinese,
        CureEnglish = "Correct the register.",
        CureChinese = "请更正登记表。",
        Clause = "GB/T 45652-2025 5 e",
        Confidence = Confidence.Quoted,
    };
}
