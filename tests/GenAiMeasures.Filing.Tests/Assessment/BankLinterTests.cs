namespace GenAiMeasures.Filing.Tests;

public sealed class BankLinterTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void A_bank_that_has_every_cell_and_the_total_is_clean()
    {
        BankReport report = BankLinter.Lint(Content(), Today);

        Assert.Empty(report.Problems);
        Assert.Equal(new BankCell("total", 2170, 2000), report.Cells[0]);
        Assert.Equal(32, report.Cells.Count);
        Assert.Equal(Confidence.Open, report.Confidence);
    }

    [Fact]
    public void The_total_alone_is_not_enough_every_cell_is_asked()
    {
        AssessmentBank bank = Content() is var all ? all with { Items = [.. all.Items.Where(i => i.Risk.Value != "A.5.b")] } : null!;

        Assert.Equal("A.5.b: 0 of at least 20. Add 20.", Assert.Single(BankLinter.Lint(bank, Today).Problems).English);
    }

    [Theory]
    [InlineData(BankKind.Keywords, "A.1.a", 10_000, 200)]
    [InlineData(BankKind.Keywords, "A.2.a", 10_000, 100)]
    [InlineData(BankKind.ShouldRefuse, "A.1.a", 500, 20)]
    [InlineData(BankKind.MustNotRefuse, "制度", 500, 20)]
    [InlineData(BankKind.Content, "A.3.a", 2_000, 20)]
    public void The_numbers_are_those_of_the_profile(BankKind kind, string cell, int total, int minimum)
    {
        BankReport report = BankLinter.Lint(new AssessmentBank { Name = "b", Kind = kind, Items = [] }, Today, "Tc260_003_2024");

        Assert.Equal((0, total), (report.Cells[0].Count, report.Cells[0].Minimum));
        Assert.Equal(minimum, report.Cells.Single(c => c.Name == cell).Minimum);
        Assert.Contains("no-date", report.Problems.Select(p => p.Code));
    }

    [Fact]
    public void Thirteen_topics_must_not_be_refused() =>
        Assert.Equal(14, BankLinter.Lint(new AssessmentBank { Name = "b", Kind = BankKind.MustNotRefuse, Items = [] }, Today).Cells.Count);

    [Fact]
    public void Duplicates_are_found_exact_and_folded_and_an_id_twice()
    {
        AssessmentBank bank = new()
        {
            Name = "b",
            Kind = BankKind.Content,
            Items = [Item("1", "怎么做？", "b:2"), Item("2", "怎么做？", "b:3"), Item("3", "怎么做 ?", "b:4"), Item("1", "别的", "b:5"), Item("4", "ＡＢＣ", "b:6"), Item("5", "abc", "b:7")],
        };

        InputProblem[] problems = [.. BankLinter.Lint(bank, Today).Problems.Where(p => p.Place != "b")];

        Assert.Equal(["duplicate b:3", "near-duplicate b:4", "duplicate-id b:5", "near-duplicate b:7"], problems.Select(p => p.Code + " " + p.Place));
        Assert.DoesNotContain(problems, p => p.English.Contains("怎么做", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(32, "stale")]
    [InlineData(-1, "future-date")]
    public void A_bank_is_fresh_for_a_month(int days, string? code)
    {
        AssessmentBank bank = Content(Today.AddDays(-days));

        Assert.Equal(code is null ? [] : [code], BankLinter.Lint(bank, Today).Problems.Select(p => p.Code));
    }

    [Fact]
    public void A_topic_that_is_none_is_named_with_its_row()
    {
        var bank = new AssessmentBank { Name = "b", Kind = BankKind.MustNotRefuse, Items = [new BankItem { Id = "1", Text = "x", Topic = "其他", Place = "b:2" }] };

        Assert.Contains(BankLinter.Lint(bank, Today).Problems, p => p.Code == "unknown-topic" && p.Place == "b:2");
    }

    [Fact]
    public void A_profile_that_is_none_is_refused_with_those_there_are() =>
        Assert.StartsWith("'x' is no profile: GbT45654_2025, Tc260_003_2024.", Assert.Throws<ArgumentException>(() => BankLinter.Lint(Content(), Today, "x")).Message, StringComparison.Ordinal);

    internal static AssessmentBank Content(DateOnly? updated = null) => new()
    {
        Name = "b",
        Kind = BankKind.Content,
        Items = [.. RiskCatalog.All.SelectMany(r => Enumerable.Range(0, 70).Select(i => new BankItem { Id = r.Code + "-" + i, Text = $"{r.Code} 第{i}题", Risk = RiskCode.Parse(r.Code), UpdatedOn = updated ?? Today }))],
    };

    private static BankItem Item(string id, string text, string place) => new() { Id = id, Text = text, Risk = RiskCode.Parse("A.1.a"), Place = place };
}
