using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

// The days off and the make-up days of a year, and how many working days it has.
internal static class WorkdayListCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<int> year = new("year") { Description = "The year." };
        Option<FileInfo[]> notices = WorkdayOptions.Notices();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("list", "List a year's days off and make-up working days.") { year, notices, json };
        command.SetAction(parsed =>
        {
            WorkingDayCalendar calendar = WorkdayOptions.Calendar(parsed, notices);
            int wanted = parsed.GetValue(year);
            HolidayYear found = calendar.Years.FirstOrDefault(y => y.Year == wanted)
                ?? throw new CliException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"No notice for {wanted} is loaded; there are {calendar.Years[0].Year} to {calendar.Years[^1].Year}. Load one with --notice FILE."));
            Write(output, calendar, found, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, WorkingDayCalendar calendar, HolidayYear year, bool json)
    {
        CalendarCount count = calendar.CountWorkingDays(new DateOnly(year.Year - 1, 12, 31), new DateOnly(year.Year, 12, 31));
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("year", year.Year);
                writer.WriteNumber("workingDays", count.Days);
                writer.WriteString("certainty", JsonOutput.ToCamelCase(count.Certainty));
                WriteAll(writer, "off", year.Off.Select(Text));
                WriteAll(writer, "work", year.Work.Select(Text));
                WriteAll(writer, "sources", year.Sources);
                writer.WriteEndObject();
            });
            return;
        }

        output.WriteLine("off   " + string.Join(' ', year.Off.Select(Text)));
        output.WriteLine("work  " + string.Join(' ', year.Work.Select(Text)));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count.Days} working days in {year.Year}{(count.Certainty == CalendarCertainty.Final ? "" : ", provisional: the last days of December depend on the next notice")}."));
    }

    private static void WriteAll(System.Text.Json.Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
