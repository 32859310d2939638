using System.Globalization;

namespace GenAiMeasures.Filing;

// A day as text, or as the number that a spreadsheet keeps for it.
internal static class BankDates
{
    private static readonly DateOnly Origin = new(1899, 12, 30);

    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy/M/d", "yyyy.MM.dd", "yyyy年M月d日", "yyyy-MM-dd HH:mm:ss"];

    internal static bool TryParse(string text, out DateOnly date)
    {
        if (DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            return true;
        }

        // 1982 to 2118: a smaller or greater number is no date of a bank
        bool isNumber = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double days) && days is >= 30_000 and < 80_000;
        date = isNumber ? Origin.AddDays((int)days) : default;
        return isNumber;
    }
}
