using System.CommandLine;
using System.Globalization;

namespace GenAiMeasures.Cli;

// How many working days lie after one day, up to and including another.
internal static class WorkdayCountCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<DateOnly> from = WorkdayOptions.Date("from", "The first day, which does not count.");
        Argument<DateOnly> to = WorkdayOptions.Date("to", "The last day, which counts.");
        Option<FileInfo[]> notices = WorkdayOptions.Notices();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("count", "Count the working days after one day, up to and including another.") { from, to, notices, json };
        command.SetAction(parsed =>
        {
            CalendarCount count = WorkdayOptions.Calendar(parsed, notices).CountWorkingDays(parsed.GetValue(from), parsed.GetValue(to));
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(output, writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("days", count.Days);
                    writer.WriteString("certainty", JsonOutput.ToCamelCase(count.Certainty));
                    writer.WriteEndObject();
                });
            }
            else
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count.Days}{(count.Certainty == CalendarCertainty.Final ? "" : " (provisional: it depends on a year whose notice is not loaded)")}"));
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
