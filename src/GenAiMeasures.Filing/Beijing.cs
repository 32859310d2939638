using System.Globalization;

namespace GenAiMeasures.Filing;

// UTC+8 without daylight saving: the day and hour in which periods are reckoned
internal static class Beijing
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    internal static DateOnly DateOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Offset).DateTime);

    internal static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    internal static string Minute(DateTimeOffset time) => time.ToOffset(Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
