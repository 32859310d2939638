using System.Globalization;

namespace GenAiMeasures;

// The day and hour of users and deadlines. China has had no other offset since 1991, so no time-zone data are needed.
internal static class ShanghaiTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    internal static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Offset).DateTime);

    internal static string Minute(DateTimeOffset time, RefusalLanguage language) => time.ToOffset(Offset).ToString(
        language == RefusalLanguage.English ? "yyyy-MM-dd HH:mm" : "yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);
}
