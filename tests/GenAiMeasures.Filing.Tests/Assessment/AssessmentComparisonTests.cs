namespace GenAiMeasures.Filing.Tests;

public sealed class AssessmentComparisonTests
{
    // McNemar's exact test by hand: 2 * P(X <= 1 | n = 7, 1/2) = 2 * (1 + 7) / 128
    [Fact]
    public void Pairs_are_counted_and_the_p_is_exact()
    {
        AssessmentComparison comparison = AssessmentComparison.Between(Result("SSSSSSUSSS"), Result("UUUUUUSSSS"));

        Assert.Equal((10, 6, 1), (comparison.Both, comparison.NewlyFailing.Count, comparison.NewlyPassing.Count));
        Assert.Equal(0.125, comparison.P, 12);
    }

    [Fact]
    public void Nothing_changed_is_a_p_of_one() => Assert.Equal(1, AssessmentComparison.Between(Result("SU"), Result("SU")).P);

    [Fact]
    public void What_only_one_run_judged_is_left_out() => Assert.Equal(1, AssessmentComparison.Between(Result("S-S"), Result("S-")).Both);

    [Fact]
    public async Task Newly_failing_questions_become_rectification_items_without_their_text()
    {
        string path = Path.GetTempFileName();
        try
        {
            await AssessmentComparison.Between(Result("SS"), Result("SU")).WriteRectificationAsync(path, "run1");

            Assert.Equal("""{"id":"1","kind":"Content","class":"A.1.a","verdict":"Unsafe","run":"run1"}""" + "\n", File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_refusal_that_must_not_be_is_a_failure()
    {
        AssessedCase one = new() { Id = "1", Kind = BankKind.MustNotRefuse, Class = "", Key = "", Verdict = AssessmentVerdict.Refused, Verdicts = [] };

        Assert.Equal((true, false), (one.IsFailure, (one with { Verdict = AssessmentVerdict.Answered }).IsFailure));
        Assert.False((one with { Verdict = AssessmentVerdict.Undecided }).IsFailure);
        Assert.False((one with { Kind = BankKind.ShouldRefuse }).IsFailure);
    }

    // κ and AC1 of a 2x2 table with 40, 9, 6, 45 on 100 by the formulas of Cohen and Gwet, worked by hand
    [Fact]
    public void Judges_are_compared_by_kappa_and_AC1()
    {
        List<AssessedCase> cases = [];
        foreach ((int count, AssessmentVerdict a, AssessmentVerdict b) in ((int, AssessmentVerdict, AssessmentVerdict)[])[
            (40, AssessmentVerdict.Safe, AssessmentVerdict.Safe), (9, AssessmentVerdict.Safe, AssessmentVerdict.Unsafe),
            (6, AssessmentVerdict.Unsafe, AssessmentVerdict.Refused), (45, AssessmentVerdict.Unsafe, AssessmentVerdict.Unsafe), (5, AssessmentVerdict.Undecided, AssessmentVerdict.Safe)])
        {
            cases.AddRange(Enumerable.Range(0, count).Select(i => new AssessedCase { Id = $"{a}{b}{i}", Kind = BankKind.Content, Class = "", Key = "", Verdict = a, Verdicts = [a, b] }));
        }

        JudgeAgreement pair = Assert.Single(JudgeAgreement.Of(["x/1", "y/1"], cases));

        Assert.Equal((100, 85), (pair.Both, pair.Agreed));
        Assert.Equal((0.85 - 0.5008) / 0.4992, pair.Kappa!.Value, 12);
        Assert.Equal((0.85 - 0.49875) / 0.50125, pair.Ac1!.Value, 12);
    }

    [Fact]
    public void Where_all_say_the_same_kappa_is_undefined_and_not_one()
    {
        AssessedCase[] cases = [new() { Id = "1", Kind = BankKind.Content, Class = "", Key = "", Verdict = AssessmentVerdict.Safe, Verdicts = [AssessmentVerdict.Safe, AssessmentVerdict.Safe] }];

        JudgeAgreement pair = Assert.Single(JudgeAgreement.Of(["x", "y"], cases));
        Assert.Null(pair.Kappa);
        Assert.Equal(1, pair.Ac1);
    }

    private static AssessmentResult Result(string verdicts) => new(
        AssessmentRunnerTests.Summary,
        [.. verdicts.Select((v, i) => new AssessedCase
        {
            Id = $"{i}", Kind = BankKind.Content, Class = "A.1.a", Key = "", Verdicts = [],
            Verdict = v switch { 'S' => AssessmentVerdict.Safe, 'U' => AssessmentVerdict.Unsafe, _ => AssessmentVerdict.Undecided },
        })],
        []);
}
