using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

// what the commands of the calendar share: dates, and notices that are newer than this program
internal static class WorkdayOptions
{
    internal static Option<FileInfo[]> Notices() => new("--notice")
    {
        Description = "A year's notice as JSON in the shape of holiday-cn; may be given several times.",
    };

    internal static Argument<DateOnly> Date(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => ParseDate(result, name),
    };

    internal static WorkingDayCalendar Calendar(ParseResult parsed, Option<FileInfo[]> notices)
    {
        WorkingDayCalendar calendar = WorkingDayCalendar.Embedded;
        foreach (FileInfo notice in parsed.GetValue(notices) ?? [])
        {
            calendar = calendar.WithFile(notice.FullName);
        }

        return calendar;
    }

    private static DateOnly ParseDate(ArgumentResult result, string name)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        result.AddError($"'{text}' is not a date for {name}: write it as 2026-01-31.");
        return default;
    }
}
