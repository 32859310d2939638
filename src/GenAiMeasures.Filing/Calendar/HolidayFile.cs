using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace GenAiMeasures.Filing;

// Reads a year's notice from JSON, in the shape that the public record holiday-cn uses: {"year":2027,"papers":["…"],"days":
// [{"name":"元旦","date":"2027-01-01","isOffDay":true},…]}. Every wrong entry is named at once; nothing of a bad file is taken.
internal static class HolidayFile
{
    private const int LongestFile = 1 << 20;

    internal static HolidayYear Read(string path)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LongestFile })
            {
                throw new FormatException($"The holiday file '{path}' is larger than 1 MB; a year's notice has about 40 days. Is it the right file?");
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"The holiday file '{path}' cannot be read: {exception.Message}", exception);
        }

        return Parse(bytes, path);
    }

    internal static HolidayYear Parse(ReadOnlyMemory<byte> json, string name)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The holiday file '{name}' is not JSON: {exception.Message}", exception);
        }

        using (document)
        {
            var problems = new List<string>();
            HolidayYear? year;
            try
            {
                year = Read(document.RootElement, problems);
            }
            catch (InvalidOperationException exception)
            {
                throw new FormatException($"The holiday file '{name}' holds text that is not valid Unicode.", exception);
            }

            return problems.Count == 0
                ? year!
                : throw new FormatException($"The holiday file '{name}' is not a year's notice: {string.Join("; ", problems)}.");
        }
    }

    private static HolidayYear? Read(JsonElement root, List<string> problems)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("year", out JsonElement number)
            || number.ValueKind != JsonValueKind.Number
            || !number.TryGetInt32(out int year)
            || year is < 1950 or > 9998)
        {
            problems.Add("'year' must be a number such as 2027");
            return null;
        }

        if (!root.TryGetProperty("days", out JsonElement days) || days.ValueKind != JsonValueKind.Array)
        {
            problems.Add("'days' must be a list");
            return null;
        }

        if (days.GetArrayLength() == 0)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"'days' is empty: the notice for {year} is not out, and an empty one would make every result of {year} look final"));
            return null;
        }

        var seen = new Dictionary<DateOnly, bool>();
        int index = 0;
        foreach (JsonElement day in days.EnumerateArray())
        {
            if (Read(day, year, seen) is { } problem)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"days[{index}]: {problem}"));
            }

            index++;
        }

        return new HolidayYear
        {
            Year = year,
            Sources = Papers(root),
            Off = [.. seen.Where(d => d.Value).Select(d => d.Key).Order()],
            Work = [.. seen.Where(d => !d.Value).Select(d => d.Key).Order()],
        };
    }

    private static string? Read(JsonElement day, int year, Dictionary<DateOnly, bool> seen)
    {
        if (day.ValueKind != JsonValueKind.Object
            || !day.TryGetProperty("date", out JsonElement text)
            || text.ValueKind != JsonValueKind.String
            || !DateOnly.TryParseExact(text.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return "'date' must be a day such as \"2027-01-01\"";
        }

        if (!day.TryGetProperty("isOffDay", out JsonElement off) || off.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return "'isOffDay' must be true or false";
        }

        if (date.Year != year && !(date.Year == year - 1 && date.Month == 12) && !(date.Year == year + 1 && date.Month == 1))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} does not belong to {year}");
        }

        bool isOff = off.GetBoolean();
        return seen.TryAdd(date, isOff) || seen[date] == isOff
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} is named both as a day off and as a working day");
    }

    private static ImmutableArray<string> Papers(JsonElement root) =>
        root.TryGetProperty("papers", out JsonElement papers) && papers.ValueKind == JsonValueKind.Array
            ? [.. papers.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.String).Select(p => p.GetString()!)]
            : [];
}
