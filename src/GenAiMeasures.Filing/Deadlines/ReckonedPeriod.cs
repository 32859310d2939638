namespace GenAiMeasures.Filing;

internal readonly record struct ReckonedPeriod(DateTimeOffset DueAt, DateOnly? DueOn, DateOnly? LatestOn, CalendarCertainty Certainty)
{
    // Where a period that ends on a day off would move, the earlier day counts: to be early is never wrong.
    internal static ReckonedPeriod Of(DeadlineUnit unit, int length, DateTimeOffset from, IWorkingDayCalendar calendar)
    {
        DateOnly day = Beijing.DateOf(from);
        switch (unit)
        {
            case DeadlineUnit.Hours:
                return new ReckonedPeriod(from.ToUniversalTime().AddHours(length), null, null, CalendarCertainty.Final);
            case DeadlineUnit.WorkingDays:
                CalendarDate end = calendar.AddWorkingDays(day, length);
                return UpTo(end.Date, end.Date, end.Certainty);
            case DeadlineUnit.CalendarDays when length >= 0:
                CalendarDate latest = calendar.AddCalendarDays(day, length);
                return UpTo(day.AddDays(length), latest.Date, latest.Certainty);
            case DeadlineUnit.CalendarDays:
                return UpTo(day.AddDays(length), day.AddDays(length), CalendarCertainty.Final);
            default:
                return UpTo(day.AddMonths(length), day.AddMonths(length), CalendarCertainty.Final);
        }
    }

    private static ReckonedPeriod UpTo(DateOnly last, DateOnly latest, CalendarCertainty certainty) => new(Beijing.StartOf(last.AddDays(1)), last, latest, certainty);
}
