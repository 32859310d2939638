namespace GenAiMeasures;

// Terms as the Civil Code counts them (Art. 201-203): the day of the event does not count, the last day counts to its end.
internal static class ChinaCalendar
{
    internal static int MonthOf(long milliseconds)
    {
        DateTimeOffset local = ToLocal(milliseconds);
        return (local.Year * 100) + local.Month;
    }

    internal static DateOnly DateOf(long milliseconds) => Beijing.DateOf(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    // The first instant after a term of calendar months from an instant. "Never" when the calendar ends before.
    internal static long EndOfTerm(long milliseconds, int months)
    {
        DateOnly day = DateOf(milliseconds);
        int left = ((DateOnly.MaxValue.Year - day.Year) * 12) + DateOnly.MaxValue.Month - day.Month;
        return months >= left ? RecordHeader.Open : StartOf(day.AddMonths(months).AddDays(1));
    }

    internal static long StartOf(DateOnly day) => Beijing.StartOf(day).ToUnixTimeMilliseconds();

    internal static DateOnly LastDayOf(int month) => new DateOnly(month / 100, month % 100, 1).AddMonths(1).AddDays(-1);

    private static DateTimeOffset ToLocal(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(Beijing.Offset);
}
