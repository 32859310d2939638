using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace GenAiMeasures.Filing;

/// <summary>
/// The Chinese working-day calendar: the notices of 2020–2026 that come with the package, and newer ones that an app loads from
/// JSON without a new release. Thread-safe and immutable.
/// </summary>
/// <remarks>
/// A day without a notice is judged by its weekday and makes the answer provisional. So do the last six days of the last year: the
/// next year's notice has set make-up days there before (for 2012 and 2013).
/// </remarks>
public sealed class WorkingDayCalendar : IWorkingDayCalendar
{
    private const int FirstDayOfTheNextNotice = 26;

    private readonly FrozenDictionary<DateOnly, bool> _named;
    private readonly FrozenSet<int> _years;

    private WorkingDayCalendar(ImmutableArray<HolidayYear> years)
    {
        Years = years;
        _years = years.Select(y => y.Year).ToFrozenSet();
        var named = new Dictionary<DateOnly, bool>();
        foreach (HolidayYear year in years)
        {
            foreach (DateOnly day in year.Off)
            {
                named[day] = false;
            }

            foreach (DateOnly day in year.Work)
            {
                named[day] = true;
            }
        }

        _named = named.ToFrozenDictionary();
    }

    /// <summary>Gets the calendar of the notices that come with the package.</summary>
    public static WorkingDayCalendar Embedded { get; } = new(FilingData.Read("holidays.json", FilingJsonContext.Default.HolidayTable).Years);

    /// <summary>Gets the notices it knows, in the order of years.</summary>
    public ImmutableArray<HolidayYear> Years { get; }

    /// <summary>Makes a calendar that knows more notices. A year it already knows is replaced: arrangements have been changed within a year.</summary>
    /// <param name="years">The notices.</param>
    /// <returns>The new calendar.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="years"/> is <see langword="null"/>.</exception>
    public WorkingDayCalendar With(params IEnumerable<HolidayYear> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        var all = Years.ToDictionary(y => y.Year);
        foreach (HolidayYear year in years)
        {
            all[year.Year] = year;
        }

        return new WorkingDayCalendar([.. all.Values.OrderBy(y => y.Year)]);
    }

    /// <summary>Makes a calendar that knows one more notice, read from a JSON file in the shape of the public record holiday-cn.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The new calendar.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is <see langword="null"/> or empty.</exception>
    /// <exception cref="FormatException">The file cannot be read or is no year's notice; the message names every wrong entry.</exception>
    public WorkingDayCalendar WithFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return With(HolidayFile.Read(path));
    }

    /// <inheritdoc/>
    public bool IsWorkingDay(DateOnly day, out CalendarCertainty certainty)
    {
        if (_named.TryGetValue(day, out bool works))
        {
            certainty = CalendarCertainty.Final;
            return works;
        }

        bool known = _years.Contains(day.Year)
            && (day.Month < 12 || day.Day < FirstDayOfTheNextNotice || _years.Contains(day.Year + 1));
        certainty = known ? CalendarCertainty.Final : CalendarCertainty.Provisional;
        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <inheritdoc/>
    public CalendarDate AddWorkingDays(DateOnly start, int workingDays)
    {
        var certainty = CalendarCertainty.Final;
        int step = workingDays < 0 ? -1 : 1;
        DateOnly date = start;
        for (int left = workingDays; left != 0;)
        {
            date = Move(date, step, start, workingDays);
            left -= IsWorkingDay(date, out CalendarCertainty one) ? step : 0;
            certainty = Worse(certainty, one);
        }

        return new CalendarDate(date, certainty);
    }

    /// <inheritdoc/>
    public CalendarCount CountWorkingDays(DateOnly first, DateOnly last)
    {
        var certainty = CalendarCertainty.Final;
        int days = 0;
        int step = last < first ? -1 : 1;
        for (DateOnly date = first; date != last;)
        {
            date = date.AddDays(step);
            days += IsWorkingDay(date, out CalendarCertainty one) ? step : 0;
            certainty = Worse(certainty, one);
        }

        return new CalendarCount(days, certainty);
    }

    /// <inheritdoc/>
    public CalendarDate AddCalendarDays(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        DateOnly date = Move(start, days, start, days);
        var certainty = CalendarCertainty.Final;
        while (true)
        {
            bool works = IsWorkingDay(date, out CalendarCertainty one);
            certainty = Worse(certainty, one);
            if (works)
            {
                return new CalendarDate(date, certainty);
            }

            date = Move(date, 1, start, days);
        }
    }

    private static CalendarCertainty Worse(CalendarCertainty one, CalendarCertainty other) => one > other ? one : other;

    private static DateOnly Move(DateOnly date, int days, DateOnly start, int period)
    {
        int number = date.DayNumber;
        return number + (long)days >= DateOnly.MinValue.DayNumber && number + (long)days <= DateOnly.MaxValue.DayNumber
            ? date.AddDays(days)
            : throw new ArgumentOutOfRangeException(
                nameof(days), period, string.Create(CultureInfo.InvariantCulture, $"{period} days from {start:yyyy-MM-dd} is not a date of the years 1 to 9999."));
    }
}
