using System.Globalization;

namespace GenAiMeasures;

// UTC+8: China has had one offset and no summer time since 1991; the server's own zone never matters
internal static class Beijing
{
    internal static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    internal static DateOnly DateOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Offset).DateTime);

    internal static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    internal static string Minute(DateTimeOffset time) => time.ToOffset(Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
