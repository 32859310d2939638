namespace GenAiMeasures.Moderation.Tests;

/// <summary>What a review of a list says.</summary>
public sealed class LexiconLinterTests
{
    [Fact]
    public void Rows_that_do_nothing_or_too_much_are_named()
    {
        LexiconLintReport report = Lint("""
            term,risk,kind,added
            违禁药水,A.1.f,,2026-03-01
            違 禁 藥 水,A.1.f,,
            买违禁药水吗,A.1.f,,
            的,A.1.f,,
            ！？,A.1.f,,
            安全词,A.2.a,,
            安全词,,allow,
            好词,Q.1,,
            """);

        Assert.Equal(
            [(3, "duplicate"), (4, "shadowed"), (5, "oneCharacter"), (6, "emptyTerm"), (7, "neverFound"), (9, "unknownRisk")],
            report.Problems.Where(p => p.Line > 0).Select(p => (p.Line, p.Code)));
        Assert.Equal("The term is the same as the one of line 2 once width, case, script and separators are folded.", report.Problems.First(p => p.Line == 3).Message);
    }

    [Fact]
    public void Figures_are_held_against_the_standard_with_its_certainty()
    {
        LexiconLintReport report = Lint("term,risk,added\n违禁药水,A.1.f,2026-02-01\n另一词语,A.2.a,2026-02-02\n");

        Assert.Equal((2, 31), (report.Terms, report.PerRisk.Count));
        Assert.Equal(1, report.PerRisk["A.1.f"]);
        Assert.Equal("2 terms; the library should have 10000 (GbT45654_2025, Memory).", report.Problems.Single(p => p.Code == "tooFewTerms").Message);
        Assert.Equal(17, report.Problems.Count(p => p.Code == "tooFewForRisk"));
        Assert.Contains(report.Problems, p => p.Message == "1 terms for A.1.f; the library should have 200 (GbT45654_2025, Memory).");
        Assert.Equal(
            "The latest change is of 2026-02-02; the library is to be updated every 7 days (GbT45654_2025, Memory).",
            report.Problems.Single(p => p.Code == "updateOverdue").Message);
    }

    [Fact]
    public void Terms_that_ordinary_text_holds_come_first_with_the_words_that_would_protect()
    {
        string[] benign = ["前方路口交通已恢复", "这个路口交通方便", "口交易所", "无关的文字"];
        LexiconLintReport report = Lint("term,risk\n口交,A.1.f\n恢复,A.1.f\n未见词,A.1.f\n", benign);

        Assert.Equal((4, 3), (report.BenignDocuments, report.BlockedDocuments));
        Assert.Equal(["口交", "恢复"], report.FalseBlocks.Select(f => f.Term));
        Assert.Equal(3, report.FalseBlocks[0].Documents);
        Assert.Contains("路口", report.FalseBlocks[0].Words);
        Assert.Contains("交通", report.FalseBlocks[0].Words);
    }

    [Fact]
    public void The_words_that_are_proposed_do_protect()
    {
        string[] benign = ["前方路口交通已恢复", "这个路口交通方便"];
        LexiconLintReport report = Lint("term,risk\n口交,A.1.f\n", benign);
        string words = string.Concat(report.FalseBlocks[0].Words.Select(w => $"{w},,word\n"));

        LexiconLintReport again = Lint("term,risk,kind\n口交,A.1.f,\n" + words, benign);

        Assert.Empty(again.FalseBlocks);
    }

    [Fact]
    public void The_built_in_corpus_is_ordinary_and_of_some_size()
    {
        IReadOnlyList<string> corpus = BenignCorpus.ReadBuiltIn();

        Assert.True(corpus.Count >= 100);
        Assert.Contains(corpus, d => d.Contains("路口交通", StringComparison.Ordinal));
    }

    private static LexiconLintReport Lint(string csv, IReadOnlyList<string>? benign = null)
    {
        using var file = new TempFile("a.csv", csv);
        var options = new ModerationOptions();
        options.Lexicons.AddFile(file.Path);
        return LexiconLinter.Run(options, benign ?? [], new DateOnly(2026, 3, 2));
    }
}
