using FsCheck.Xunit;

namespace GenAiMeasures.Filing.Tests;

public class ReckonedPeriodTests
{
    [Theory]
    [InlineData("2026-09-18", 10, "2026-10-09")]
    [InlineData("2026-09-18", 20, "2026-10-22")]
    [InlineData("2025-09-30", 20, "2025-11-04")]
    [InlineData("2026-02-13", 10, "2026-03-05")]
    [InlineData("2024-02-09", 1, "2024-02-18")]
    public void Working_days_end_with_the_last_day(string from, int days, string last)
    {
        ReckonedPeriod period = Of(DeadlineUnit.WorkingDays, days, Noon(from));

        Assert.Equal((Day(last), Day(last), CalendarCertainty.Final), (period.DueOn, period.LatestOn, period.Certainty));
        Assert.Equal(Beijing.StartOf(Day(last).AddDays(1)), period.DueAt);
    }

    [Theory]
    [InlineData("2025-09-05", "2025-10-05", "2025-10-09")]
    [InlineData("2025-09-01", "2025-10-01", "2025-10-09")]
    [InlineData("2026-01-20", "2026-02-19", "2026-02-24")]
    [InlineData("2026-01-25", "2026-02-24", "2026-02-24")]
    [InlineData("2025-12-04", "2026-01-03", "2026-01-04")]
    [InlineData("2025-12-03", "2026-01-02", "2026-01-04")]
    public void Thirty_days_name_the_earlier_day_and_the_one_to_which_they_would_move(string from, string due, string latest)
    {
        ReckonedPeriod period = Of(DeadlineUnit.CalendarDays, 30, Noon(from));

        Assert.Equal((Day(due), Day(latest)), (period.DueOn, period.LatestOn));
        Assert.Equal(Beijing.StartOf(Day(due).AddDays(1)), period.DueAt);
    }

    [Fact]
    public void Hours_run_through_holidays_and_across_midnight()
    {
        ReckonedPeriod period = Of(DeadlineUnit.Hours, 4, new DateTimeOffset(2026, 10, 1, 22, 30, 0, TimeSpan.FromHours(8)));

        Assert.Equal(new DateTimeOffset(2026, 10, 2, 2, 30, 0, TimeSpan.FromHours(8)), period.DueAt);
        Assert.Null(period.DueOn);
    }

    [Fact]
    public void The_day_of_the_event_is_the_one_in_Beijing()
    {
        // 17:00 UTC on 17 September is the 18th in Beijing
        Assert.Equal(Day("2026-10-09"), Of(DeadlineUnit.WorkingDays, 10, new DateTimeOffset(2026, 9, 17, 17, 0, 0, TimeSpan.Zero)).DueOn);
        Assert.Equal(Day("2026-10-08"), Of(DeadlineUnit.WorkingDays, 10, new DateTimeOffset(2026, 9, 17, 15, 0, 0, TimeSpan.Zero)).DueOn);
    }

    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2024-01-31", 1, "2024-02-29")]
    [InlineData("2026-09-18", 6, "2027-03-18")]
    public void Months_end_on_the_same_day_or_the_last_of_a_shorter_month(string from, int months, string due) =>
        Assert.Equal(Day(due), Of(DeadlineUnit.Months, months, Noon(from)).DueOn);

    [Fact]
    public void Beyond_the_last_notice_the_day_is_provisional() =>
        Assert.Equal(CalendarCertainty.Provisional, Of(DeadlineUnit.WorkingDays, 10, Noon("2026-12-25")).Certainty);

    [Property(MaxTest = 300)]
    public void A_longer_period_of_any_unit_never_ends_earlier_and_the_moved_day_never_before_the_unmoved(ushort day, byte length, byte unit)
    {
        DateTimeOffset from = Noon("2020-01-01").AddDays(day % 2_400);
        var kind = (DeadlineUnit)(unit % 4);
        ReckonedPeriod shorter = Of(kind, length, from);
        ReckonedPeriod longer = Of(kind, length + 1, from);

        Assert.True(longer.DueAt > shorter.DueAt);
        Assert.True(shorter.LatestOn is null || shorter.LatestOn >= shorter.DueOn);
    }

    private static ReckonedPeriod Of(DeadlineUnit unit, int length, DateTimeOffset from) => ReckonedPeriod.Of(unit, length, from, WorkingDayCalendar.Embedded);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Noon(string text) => new(Day(text).ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(8));
}
