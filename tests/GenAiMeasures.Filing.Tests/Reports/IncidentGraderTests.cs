using FsCheck.Xunit;

namespace GenAiMeasures.Filing.Tests;

public class IncidentGraderTests
{
    [Theory]
    [InlineData("leakedPersons", 999_999, IncidentGrade.BelowKnownNumbers, IncidentGrade.BelowKnownNumbers)]
    [InlineData("leakedPersons", 1_000_000, IncidentGrade.RelativelyMajor, IncidentGrade.RelativelyMajor)]
    [InlineData("leakedPersons", 10_000_000, IncidentGrade.Major, IncidentGrade.Major)]
    [InlineData("leakedPersons", 100_000_000, IncidentGrade.EspeciallyMajor, IncidentGrade.EspeciallyMajor)]
    [InlineData("ciiDownMinutes", 10, IncidentGrade.RelativelyMajor, IncidentGrade.RelativelyMajor)]
    [InlineData("ciiDownMinutes", 120, IncidentGrade.RelativelyMajor, IncidentGrade.Major)]
    [InlineData("lossYuan", 5_000_000, IncidentGrade.BelowKnownNumbers, IncidentGrade.RelativelyMajor)]
    [InlineData("views", 100_000, IncidentGrade.BelowKnownNumbers, IncidentGrade.Major)]
    public void The_number_counts_from_itself_and_a_draft_never_decides_alone(string measure, double value, IncidentGrade byFinal, IncidentGrade withDrafts)
    {
        IncidentGrading grading = IncidentGrader.Suggest(new Dictionary<string, double> { [measure] = value });

        Assert.Equal((byFinal, withDrafts), (grading.ByFinal, grading.WithDrafts));
        Assert.EndsWith("以上数值均未核对官方原文，级别由人判断。", grading.Chinese, StringComparison.Ordinal);
        Assert.Equal(withDrafts > byFinal, grading.Chinese.Contains("不得单独作为定级依据", StringComparison.Ordinal));
    }

    [Fact]
    public void The_text_names_every_measure_and_what_is_not_known()
    {
        IncidentGrading grading = IncidentGrader.Suggest(new Dictionary<string, double> { ["leakedPersons"] = 1_200_000, ["cityPopulationPercent"] = 31 });

        Assert.Equal(
            "按正式文本引文中的数值：较大。影响一个地市级行政区人口的比例 31%：较大（特别重大、重大的数值未知）。泄露个人信息人数 1200000人：较大。以上数值均未核对官方原文，级别由人判断。",
            grading.Chinese);
    }

    [Fact]
    public void Nothing_in_the_table_calls_itself_verified_or_a_draft_sure()
    {
        Assert.All(IncidentGrader.Criteria.SelectMany(c => c.Levels), level =>
        {
            Assert.False(level.Verified);
            Assert.True(level.State == GradeTextState.Final || level.Confidence == Confidence.Open);
        });
    }

    [Property(MaxTest = 200)]
    public void More_harm_is_never_a_lower_grade(byte which, uint value, uint more)
    {
        string measure = IncidentGrader.Criteria[which % IncidentGrader.Criteria.Count].Id;

        Assert.True(Of(value + (double)more).ByFinal >= Of(value).ByFinal);
        Assert.True(Of(value).WithDrafts >= Of(value).ByFinal);

        IncidentGrading Of(double harm) => IncidentGrader.Suggest(new Dictionary<string, double> { [measure] = harm });
    }

    [Fact]
    public void Unknown_measures_and_impossible_numbers_are_refused()
    {
        Assert.StartsWith("There is no measure of harm 'x'. Use one of: leakedPersons, ", Assert.Throws<ArgumentException>(() => IncidentGrader.Suggest(new Dictionary<string, double> { ["x"] = 1 })).Message, StringComparison.Ordinal);
        foreach (double value in new[] { -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentException>(() => IncidentGrader.Suggest(new Dictionary<string, double> { ["views"] = value }));
        }
    }
}
