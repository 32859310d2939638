namespace GenAiMeasures;

/// <summary>
/// Knows on which days people work in the mainland of China: weekdays that are not holidays, and the weekend days that are made
/// up for them (调休). Dates are days in Asia/Shanghai. Implementations are thread-safe.
/// </summary>
/// <remarks>GenAiMeasures.Filing brings one with the notices of 2020–2026; an app may register its own.</remarks>
public interface IWorkingDayCalendar
{
    /// <summary>Says whether a day is a working day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="certainty">How sure that is.</param>
    /// <returns><see langword="true"/> for a working day.</returns>
    bool IsWorkingDay(DateOnly day, out CalendarCertainty certainty);

    /// <summary>
    /// Goes on by a number of working days. The day of the event does not count (Civil Code Art. 201, from memory of the published
    /// text), so that one working day after a Friday is the next day on which people work.
    /// </summary>
    /// <param name="start">The day of the event.</param>
    /// <param name="workingDays">How many; negative goes back; zero is <paramref name="start"/> itself, whatever day it is.</param>
    /// <returns>The day on which the period ends.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The result is not a date of the years 1 to 9999.</exception>
    CalendarDate AddWorkingDays(DateOnly start, int workingDays);

    /// <summary>Counts the working days after one day up to and including another; the inverse of <see cref="AddWorkingDays"/>.</summary>
    /// <param name="first">The day of the event, which does not count.</param>
    /// <param name="last">The last day, which counts.</param>
    /// <returns>The number; negative when <paramref name="last"/> is before <paramref name="first"/>, whose own day then counts only if it is <paramref name="last"/>.</returns>
    CalendarCount CountWorkingDays(DateOnly first, DateOnly last);

    /// <summary>
    /// Goes on by a number of calendar days; a period that ends on a day off moves to the next working day (Civil Code Art. 203, from
    /// memory of the published text).
    /// </summary>
    /// <param name="start">The day of the event, which does not count.</param>
    /// <param name="days">How many, zero or more.</param>
    /// <returns>The day on which the period ends.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative, or the result is not a date of the years 1 to 9999.</exception>
    CalendarDate AddCalendarDays(DateOnly start, int days);
}
