using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

// The day on which a period of working days ends.
internal static class WorkdayAddCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<DateOnly> date = WorkdayOptions.Date("date", "The day of the event, which does not count.");
        Argument<int> days = new("days") { Description = "How many working days; negative goes back (write -- before the arguments)." };
        Option<FileInfo[]> notices = WorkdayOptions.Notices();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("add", "Go on by a number of working days.") { date, days, notices, json };
        command.SetAction(parsed =>
        {
            CalendarDate result = Add(WorkdayOptions.Calendar(parsed, notices), parsed.GetValue(date), parsed.GetValue(days));
            Write(output, result, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static CalendarDate Add(WorkingDayCalendar calendar, DateOnly date, int days)
    {
        try
        {
            return calendar.AddWorkingDays(date, days);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new CliException(string.Create(
                CultureInfo.InvariantCulture, $"{days} working days from {date:yyyy-MM-dd} is not a date of the years 1 to 9999."));
        }
    }

    private static void Write(TextWriter output, CalendarDate result, bool json)
    {
        string date = result.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("date", date);
                writer.WriteString("certainty", JsonOutput.ToCamelCase(result.Certainty));
                writer.WriteEndObject();
            });
            return;
        }

        output.WriteLine(result.Certainty == CalendarCertainty.Final
            ? date
            : $"{date} (provisional: it depends on a year whose notice is not loaded)");
    }
}
