namespace GenAiMeasures.Moderation.Tests;

/// <summary>Why something was found, and why not: for the operator, word for word.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void A_match_is_explained_by_rule_version_normalised_form_and_what_does_not_protect_it()
    {
        MatchExplanation match = Assert.Single(Explain("在这里卖违 禁藥水的人", new LexiconTerm { Text = "违禁药水", Risks = [RiskCode.Parse("A.1.f")], Allow = ["药水的人"] }));

        Assert.Equal((4, 5, "违 禁藥水", "违禁药水", "surface"), (match.Finding.Start, match.Finding.Length, match.Original, match.Normalised, match.Form));
        Assert.Equal(["folding", "separators"], match.SeenThrough);
        Assert.False(match.IsProtected);
        CoverExplanation cover = Assert.Single(match.Covers);
        Assert.Equal(("药水的人", 7, 4, CoverEffect.DoesNotHoldTheMatch), (cover.Phrase, cover.Start, cover.Length, cover.Effect));
        string version = match.Finding.PolicyVersion;
        Assert.Equal(
            $"第 4 个字符起的“违 禁藥水”按“违禁药水”比较，命中规则 code:1（词条“违禁药水”，版本 {version}，风险 A.1.f）；“药水的人”（code:1）没有完整包含它，因此不受保护。",
            match.ToChinese());
        Assert.Equal(
            $"'违 禁藥水' at 4, compared as '违禁药水', matches rule code:1 (term '违禁药水', version {version}, risk A.1.f); '药水的人' (code:1) does not hold the whole of it, so nothing protects it.",
            match.ToString());
    }

    [Fact]
    public void A_protected_match_is_explained_too_by_what_protects_it()
    {
        MatchExplanation match = Assert.Single(Explain(
            "路口交通已恢复",
            new LexiconTerm { Text = "口交" }, new LexiconTerm { Text = "路口", Kind = TermKind.Word }, new LexiconTerm { Text = "交通", Kind = TermKind.Word }));

        Assert.True(match.IsProtected);
        Assert.Equal([("路口", CoverEffect.Protects), ("交通", CoverEffect.Protects)], match.Covers.Select(c => (c.Phrase, c.Effect)));
        Assert.EndsWith("“路口”（code:2）保护了它；“交通”（code:3）保护了它，因此不算命中。", match.ToChinese(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("违禁药水瓶", "药水瓶", TermKind.Word, CoverEffect.TermTooLong)]
    [InlineData("甲乙", "甲乙", TermKind.Word, CoverEffect.WithinTheMatch)]
    [InlineData("违禁药水瓶", "违禁药水瓶", TermKind.Allow, CoverEffect.Protects)]
    public void What_a_cover_does_is_said(string text, string phrase, TermKind kind, CoverEffect effect)
    {
        MatchExplanation match = Assert.Single(Explain(
            text, new LexiconTerm { Text = "违禁药水" }, new LexiconTerm { Text = "甲乙" }, new LexiconTerm { Text = phrase, Kind = kind }));

        Assert.Equal(effect, Assert.Single(match.Covers).Effect);
        Assert.DoesNotContain("{", match + match.ToChinese(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("违禁禁药水", "surface", "repeats")]
    [InlineData("违\u200B禁药水", "surface", "invisible")]
    [InlineData("weijinyaoshui", "pinyin", "")]
    [InlineData("围巾药水", "surface", "homophones")]
    [InlineData("违&#31105;药水", "surface", "hidden")]
    [InlineData("6L+d56aB6I2v5rC0", "surface", "hidden")]
    [InlineData("违禁艹约水", "split", "folding,lookalikes")]
    public void What_was_seen_through_is_said(string text, string form, string seen)
    {
        var options = new ModerationOptions();
        options.Evasion.Homophones = true;
        options.Lexicons.Add([new LexiconTerm { Text = "违禁药水", Forms = TermForms.Pinyin }]);

        MatchExplanation match = Assert.Single(LexiconMatcher.Load(options).Explain(text));

        Assert.Equal((form, seen), (match.Form, string.Join(',', match.SeenThrough)));
        Assert.Equal("违禁药水", match.Term);
    }

    [Fact]
    public void What_is_found_and_what_is_explained_as_unprotected_are_the_same()
    {
        var options = new ModerationOptions();
        options.Evasion.Homophones = true;
        options.Lexicons.Starter = true;
        LexiconMatcher matcher = LexiconMatcher.Load(options);
        foreach (string text in BenignCorpus.ReadBuiltIn().Append("刷单返利，日入过千").Append("加微信看片"))
        {
            Assert.Equal(
                matcher.Find(text).Select(m => (m.Start, m.Length, m.Rule)).Distinct().Order(),
                matcher.Explain(text).Where(m => !m.IsProtected).Select(m => (m.Finding.Start, m.Finding.Length, m.Finding.Rule)).Distinct().Order());
        }
    }

    private static IReadOnlyList<MatchExplanation> Explain(string text, params LexiconTerm[] terms)
    {
        var options = new ModerationOptions();
        options.Lexicons.Add(terms);
        return LexiconMatcher.Load(options).Explain(text);
    }
}
