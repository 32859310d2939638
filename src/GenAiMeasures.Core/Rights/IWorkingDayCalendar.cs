namespace GenAiMeasures;

/// <summary>Counts working days in China. The filing package brings the real calendar; without it calendar days count, which is earlier and so never late.</summary>
public interface IWorkingDayCalendar
{
    /// <summary>Adds working days; the first day does not count.</summary>
    /// <param name="day">The day of the event.</param>
    /// <param name="workingDays">How many.</param>
    /// <returns>The last day of the term.</returns>
    DateOnly AddWorkingDays(DateOnly day, int workingDays);
}
