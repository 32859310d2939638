namespace GenAiMeasures.Filing;

/// <summary>In what a period is counted.</summary>
public enum DeadlineUnit
{
    /// <summary>Hours, on any day.</summary>
    Hours = 0,

    /// <summary>Working days of the Chinese calendar; the day of the event does not count.</summary>
    WorkingDays = 1,

    /// <summary>Calendar days; the day of the event does not count. What ends on a day off may be done on the next working day; the earlier day is what counts here.</summary>
    CalendarDays = 2,

    /// <summary>Calendar months.</summary>
    Months = 3,
}
