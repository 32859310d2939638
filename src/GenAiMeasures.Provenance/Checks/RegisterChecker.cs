namespace GenAiMeasures.Provenance;

/// <summary>
/// Checks a register by the rules of this package's data file: the requirements P1 to P20 on training data, evidence, structure, and the
/// rules on annotation. Thread-safe.
/// </summary>
public static class RegisterChecker
{
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
        var today = Beijing.DateOf(time.GetUtcNow());
        var evidence = new EvidenceFolder(options.EvidenceFolder, today);
        List<RegisterProblem> problems = [];
        foreach (InputProblem one in RegisterStructure.Find(snapshot.Data))
        {
            problems.Add(StructureProblem(one));
        }

        var asking = new RuleAsking(profile, options.IncludePractice);
        foreach (FactSheet facts in AllFacts.Of(snapshot, evidence, options))
        {
            asking.Ask(facts, problems.Add);
        }

        return new RegisterReport(
            profile.Id, today, snapshot.Digest, asking.Asked,
            [.. problems.OrderBy(p => p.Target, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal).ThenBy(p => p.Code, StringComparer.Ordinal)]);
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
