using System.Globalization;

namespace GenAiMeasures;

// The day and hour that users read, in the offset of ChinaCalendar.
internal static class ShanghaiTime
{
    internal static DateOnly DayOf(DateTimeOffset time) => ChinaCalendar.DateOf(time.ToUnixTimeMilliseconds());

    internal static string Minute(DateTimeOffset time, RefusalLanguage language) => time.ToOffset(Beijing.Offset).ToString(
        language == RefusalLanguage.English ? "yyyy-MM-dd HH:mm" : "yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);
}
