namespace GenAiMeasures.Tests;

public sealed class RetentionPolicyTests
{
    [Fact]
    public void Every_kind_of_record_has_a_class_and_every_class_a_maximum_that_is_not_below_its_minimum()
    {
        RetentionPolicy policy = RetentionPolicy.Default;

        foreach (RecordKind kind in Enum.GetValues<RecordKind>().Except([RecordKind.None]))
        {
            Assert.NotNull(policy.ClassOf(kind));
        }

        Assert.Equal("content", policy.ClassOf(RecordKind.ExchangeSettled, RecordPartId.Content).Code);
        Assert.Equal("evidence", policy.ClassOf(RecordKind.ExchangeSettled, RecordPartId.Evidence).Code);
        Assert.Equal("security-log", policy.ClassOf(RecordKind.ExchangeSettled, RecordPartId.Facts).Code);
        Assert.All(policy.Classes, c => Assert.True(c.MaximumMonths >= c.MinimumMonths && c.MaximumMonths > 0, c.Code));
        Assert.Equal(policy.Classes.Length, policy.Classes.Select(c => c.Id).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 9), policy.Classes.Select(c => c.Id));
    }

    // The day of the event does not count, the last day counts to its end, in Shanghai (Civil Code Art. 201-203).
    [Theory]
    [InlineData("2026-08-31T00:00:00+08:00", 6, "2027-02-28T16:00:00Z")]
    [InlineData("2026-08-31T23:59:59.999+08:00", 6, "2027-02-28T16:00:00Z")]
    [InlineData("2026-08-30T16:00:00Z", 6, "2027-02-28T16:00:00Z")]
    [InlineData("2026-08-30T15:59:59Z", 6, "2027-02-28T16:00:00Z")]
    [InlineData("2027-08-29T12:00:00+08:00", 6, "2028-02-29T16:00:00Z")]
    [InlineData("2027-08-31T12:00:00+08:00", 6, "2028-02-29T16:00:00Z")]
    [InlineData("2026-01-15T12:00:00+08:00", 6, "2026-07-15T16:00:00Z")]
    [InlineData("2038-01-19T03:14:08Z", 12, "2039-01-19T16:00:00Z")]
    [InlineData("2026-03-08T09:30:00Z", 36, "2029-03-08T16:00:00Z")]
    public void A_term_of_calendar_months_ends_after_the_last_day(string from, int months, string end)
    {
        long at = DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

        Assert.Equal(
            DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture),
            DateTimeOffset.FromUnixTimeMilliseconds(ChinaCalendar.EndOfTerm(at, months)));
    }

    [Fact]
    public void Six_months_are_never_fewer_than_181_days()
    {
        for (DateTimeOffset day = new(2023, 1, 1, 12, 0, 0, TimeSpan.FromHours(8)); day.Year < 2032; day = day.AddDays(1))
        {
            double days = (ChinaCalendar.EndOfTerm(day.ToUnixTimeMilliseconds(), 6) - ChinaCalendar.StartOf(DateOnly.FromDateTime(day.DateTime).AddDays(1)))
                / TimeSpan.FromDays(1).TotalMilliseconds;
            Assert.InRange(days, 181, 184);
        }
    }

    [Fact]
    public void A_term_beyond_the_calendar_is_open_and_does_not_overflow()
    {
        long at = new DateTimeOffset(9999, 12, 1, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

        Assert.Equal(RecordHeader.Open, ChinaCalendar.EndOfTerm(at, 6));
        Assert.Equal(RecordHeader.Open, ChinaCalendar.EndOfTerm(at, int.MaxValue));
    }
}
