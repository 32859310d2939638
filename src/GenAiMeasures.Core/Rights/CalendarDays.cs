namespace GenAiMeasures;

internal sealed class CalendarDays : IWorkingDayCalendar
{
    public DateOnly AddWorkingDays(DateOnly day, int workingDays) => day.AddDays(workingDays);
}
