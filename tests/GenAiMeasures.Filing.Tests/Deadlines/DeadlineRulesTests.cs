namespace GenAiMeasures.Filing.Tests;

public sealed class DeadlineRulesTests
{
    [Theory]
    [InlineData("alg.filing", DeadlineUnit.WorkingDays, 10)]
    [InlineData("alg.change", DeadlineUnit.WorkingDays, 10)]
    [InlineData("alg.cancellation", DeadlineUnit.WorkingDays, 20)]
    [InlineData("alg.authority", DeadlineUnit.WorkingDays, 30)]
    [InlineData("assess.launch", DeadlineUnit.CalendarDays, -1)]
    [InlineData("assess.growth", DeadlineUnit.WorkingDays, 30)]
    [InlineData("assess.spread", DeadlineUnit.WorkingDays, 30)]
    [InlineData("assess.notice", DeadlineUnit.WorkingDays, 30)]
    [InlineData("incident.first.cii", DeadlineUnit.Hours, 1)]
    [InlineData("incident.first.state", DeadlineUnit.Hours, 2)]
    [InlineData("incident.first.other", DeadlineUnit.Hours, 4)]
    [InlineData("incident.summary", DeadlineUnit.CalendarDays, 30)]
    [InlineData("content.report", DeadlineUnit.Hours, null)]
    [InlineData("ndsmr.flaw", DeadlineUnit.Hours, 24)]
    [InlineData("rights.answer", DeadlineUnit.WorkingDays, null)]
    [InlineData("rights.alarm", DeadlineUnit.CalendarDays, 30)]
    [InlineData("complaint.answer", DeadlineUnit.WorkingDays, null)]
    [InlineData("keywords.weekly", DeadlineUnit.CalendarDays, 7)]
    [InlineData("banks.monthly", DeadlineUnit.Months, 1)]
    [InlineData("logs.network", DeadlineUnit.Months, 6)]
    [InlineData("logs.unlabelled", DeadlineUnit.Months, 6)]
    [InlineData("agreement.acceptance", DeadlineUnit.Months, 36)]
    [InlineData("pipl.assessment", DeadlineUnit.Months, 36)]
    [InlineData("ndsmr.sharing", DeadlineUnit.Months, 36)]
    [InlineData("minors.audit", DeadlineUnit.Months, 12)]
    [InlineData("minors.publication", DeadlineUnit.Months, 12)]
    [InlineData("pi.audit", DeadlineUnit.Months, 24)]
    [InlineData("companion.review", DeadlineUnit.Months, 12)]
    public void The_clocks_of_the_reference_are_there(string id, DeadlineUnit unit, int? length)
    {
        DeadlineRule rule = DeadlineRules.Find(id)!;

        Assert.Equal((unit, length), (rule.Unit, rule.Length));
    }

    [Fact]
    public void Every_rule_is_whole()
    {
        Assert.Equal(DeadlineRules.All.Count, DeadlineRules.All.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(DeadlineRules.All, rule =>
        {
            Assert.True(rule.Duty is null || DutyCatalog.Contains(rule.Duty), rule.Id);
            Assert.True(rule.Length is null == rule.Setting is not null, rule.Id);
            Assert.All([rule.Article, rule.TitleChinese, rule.TitleEnglish, rule.FromChinese, rule.FromEnglish, rule.Source], Assert.NotEmpty);
            Assert.Equal(rule.Remind.OrderDescending(), rule.Remind);

            // a number that nobody read in the text is not called verified
            Assert.True(!rule.Verified || rule.Confidence == Confidence.Primary, rule.Id);
        });
    }

    [Fact]
    public void Nothing_says_that_the_Interim_Measures_give_hours_or_days()
    {
        Assert.All(
            DeadlineRules.All.Where(r => r.Article.StartsWith("Interim Measures Art. 1", StringComparison.Ordinal)),
            rule => Assert.Null(rule.Length));
    }
}
