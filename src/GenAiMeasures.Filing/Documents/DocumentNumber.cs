using System.Globalization;

namespace GenAiMeasures.Filing;

internal static class DocumentNumber
{
    internal static string Percent(double share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    internal static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    internal static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
}
