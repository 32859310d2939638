using FsCheck.Xunit;

namespace GenAiMeasures.Filing.Tests;

public class WorkingDayCalendarProperties
{
    private static readonly WorkingDayCalendar Calendar = WorkingDayCalendar.Embedded;

    [Property(MaxTest = 500)]
    public void Counting_what_was_added_gives_the_number_back(ushort day, short days)
    {
        DateOnly start = Day(day);
        int number = days % 400;

        Assert.Equal(number, Calendar.CountWorkingDays(start, Calendar.AddWorkingDays(start, number).Date).Days);
    }

    [Property(MaxTest = 500)]
    public void A_period_never_ends_on_a_day_off(ushort day, short days)
    {
        int number = days % 400 is 0 ? 1 : days % 400;

        Assert.True(Calendar.IsWorkingDay(Calendar.AddWorkingDays(Day(day), number).Date, out _));
        Assert.True(Calendar.IsWorkingDay(Calendar.AddCalendarDays(Day(day), Math.Abs(number)).Date, out _));
    }

    [Property(MaxTest = 500)]
    public void A_longer_period_ends_later_and_a_later_start_never_earlier(ushort day, byte days)
    {
        DateOnly start = Day(day);
        DateOnly end = Calendar.AddWorkingDays(start, days).Date;

        Assert.True(Calendar.AddWorkingDays(start, days + 1).Date > end);
        Assert.True(Calendar.AddWorkingDays(start.AddDays(1), days + 1).Date >= Calendar.AddWorkingDays(start, days + 1).Date);
    }

    [Property(MaxTest = 500)]
    public void Counting_back_is_the_negative_of_counting_on_between_working_days(ushort one, ushort other)
    {
        DateOnly from = Calendar.AddWorkingDays(Day(one), 1).Date;
        DateOnly to = Calendar.AddWorkingDays(Day(other), 1).Date;

        Assert.Equal(Calendar.CountWorkingDays(from, to).Days, -Calendar.CountWorkingDays(to, from).Days);
    }

    [Property(MaxTest = 500)]
    public void A_result_is_final_exactly_when_every_day_on_the_way_is(ushort day, short days)
    {
        DateOnly start = Day(day);
        CalendarDate end = Calendar.AddWorkingDays(start, days % 400);
        bool final = true;
        for (DateOnly date = start; date != end.Date;)
        {
            date = date.AddDays(end.Date > start ? 1 : -1);
            Calendar.IsWorkingDay(date, out CalendarCertainty certainty);
            final &= certainty == CalendarCertainty.Final;
        }

        Assert.Equal(final, end.Certainty == CalendarCertainty.Final);
    }

    // 2019 to 2028, so that both ends of what is known are crossed
    private static DateOnly Day(ushort day) => new DateOnly(2019, 1, 1).AddDays(day % 3650);
}
