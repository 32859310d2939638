using System.Globalization;
using System.Text.Json;

namespace GenAiMeasures.Filing.Tests;

public class WorkingDayCalendarTests
{
    private static readonly WorkingDayCalendar Calendar = WorkingDayCalendar.Embedded;

    [Fact]
    public void Every_public_case_of_working_days_comes_out_as_all_sources_say()
    {
        JsonElement cases = Cases().GetProperty("workingDayCases");

        Assert.Equal(32, cases.GetArrayLength());
        Assert.All(cases.EnumerateArray(), one => Assert.Equal(
            (Day(one, "expected"), CalendarCertainty.Final),
            Parts(Calendar.AddWorkingDays(Day(one, "start"), one.GetProperty("workingDays").GetInt32()))));
    }

    [Fact]
    public void Every_public_case_of_calendar_days_rolls_to_the_next_working_day()
    {
        JsonElement cases = Cases().GetProperty("calendarDayCases");

        Assert.Equal(4, cases.GetArrayLength());
        Assert.All(cases.EnumerateArray(), one => Assert.Equal(
            (Day(one, "rolledIfHoliday"), CalendarCertainty.Final),
            Parts(Calendar.AddCalendarDays(Day(one, "start"), one.GetProperty("calendarDays").GetInt32()))));
    }

    [Theory]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_the_working_days_that_were_counted_elsewhere(int year, int days) =>
        Assert.Equal(days, Calendar.CountWorkingDays(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)).Days);

    [Theory]
    [InlineData(2020)]
    [InlineData(2021)]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Every_day_is_as_the_three_public_records_have_it(int year)
    {
        Dictionary<DateOnly, bool> named = [];
        using (JsonDocument record = JsonDocument.Parse(File.ReadAllBytes(Repository.Shared("holidays", "holiday-cn", $"{year}.json"))))
        {
            foreach (JsonElement day in record.RootElement.GetProperty("days").EnumerateArray())
            {
                named[Day(day, "date")] = !day.GetProperty("isOffDay").GetBoolean();
            }
        }

        for (var date = new DateOnly(year, 1, 1); date.Year == year; date = date.AddDays(1))
        {
            bool expected = named.TryGetValue(date, out bool works) ? works : date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            Assert.Equal((date, expected), (date, Calendar.IsWorkingDay(date, out _)));
        }
    }

    [Fact]
    public void The_eve_of_the_Spring_Festival_of_2024_was_a_working_day() =>
        Assert.True(Calendar.IsWorkingDay(new DateOnly(2024, 2, 9), out _));

    [Fact]
    public void A_day_beyond_the_last_notice_is_judged_by_its_weekday_and_is_provisional()
    {
        CalendarDate first = Calendar.AddWorkingDays(new DateOnly(2026, 12, 20), 20);

        Assert.Equal((new DateOnly(2027, 1, 15), CalendarCertainty.Provisional), Parts(first));
        Assert.Equal(CalendarCertainty.Provisional, Calendar.CountWorkingDays(new DateOnly(2026, 12, 1), new DateOnly(2027, 1, 1)).Certainty);
        Assert.Equal(CalendarCertainty.Provisional, Calendar.AddCalendarDays(new DateOnly(2026, 12, 20), 30).Certainty);
    }

    [Fact]
    public void A_day_before_the_first_notice_is_provisional() =>
        Assert.Equal(CalendarCertainty.Provisional, Calendar.AddWorkingDays(new DateOnly(2019, 6, 3), 1).Certainty);

    [Fact]
    public void The_last_days_of_the_last_year_wait_for_the_next_notice()
    {
        Calendar.IsWorkingDay(new DateOnly(2026, 12, 25), out CalendarCertainty settled);
        Calendar.IsWorkingDay(new DateOnly(2026, 12, 26), out CalendarCertainty open);
        Calendar.IsWorkingDay(new DateOnly(2025, 12, 27), out CalendarCertainty past);

        Assert.Equal(
            (CalendarCertainty.Final, CalendarCertainty.Provisional, CalendarCertainty.Final), (settled, open, past));
    }

    [Fact]
    public void A_newer_notice_makes_a_provisional_day_final_and_may_change_it()
    {
        WorkingDayCalendar newer = Calendar.With(new HolidayYear
        {
            Year = 2027,
            Off = [new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 4)],
            Work = [new DateOnly(2026, 12, 27)],
        });

        Assert.Equal((new DateOnly(2026, 12, 27), CalendarCertainty.Final), Parts(newer.AddWorkingDays(new DateOnly(2026, 12, 25), 1)));
        Assert.Equal((new DateOnly(2027, 1, 5), CalendarCertainty.Final), Parts(newer.AddWorkingDays(new DateOnly(2026, 12, 31), 1)));
        Assert.Equal(2027, newer.Years[^1].Year);
    }

    [Fact]
    public void A_year_loaded_again_replaces_what_was_known_of_it()
    {
        WorkingDayCalendar changed = Calendar.With(new HolidayYear { Year = 2026, Off = [new DateOnly(2026, 3, 3)] });

        Assert.False(changed.IsWorkingDay(new DateOnly(2026, 3, 3), out _));
        Assert.True(changed.IsWorkingDay(new DateOnly(2026, 10, 1), out _));
        Assert.False(Calendar.IsWorkingDay(new DateOnly(2026, 10, 1), out _));
    }

    [Fact]
    public void Zero_working_days_is_the_day_itself_even_a_holiday() =>
        Assert.Equal((new DateOnly(2026, 10, 1), CalendarCertainty.Final), Parts(Calendar.AddWorkingDays(new DateOnly(2026, 10, 1), 0)));

    [Fact]
    public void A_period_that_leaves_the_calendar_is_refused_by_name()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(new DateOnly(9999, 12, 1), 40));
        Assert.Contains("40 days from 9999-12-01 is not a date of the years 1 to 9999.", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(new DateOnly(1, 1, 5), -40));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddCalendarDays(new DateOnly(2026, 1, 1), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddCalendarDays(new DateOnly(9999, 12, 31), int.MaxValue));
    }

    private static (DateOnly Date, CalendarCertainty Certainty) Parts(CalendarDate result) => (result.Date, result.Certainty);

    private static DateOnly Day(JsonElement element, string name) =>
        DateOnly.ParseExact(element.GetProperty(name).GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonElement Cases()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Repository.Shared("holidays", "cases.json")));
        return document.RootElement.Clone();
    }
}
