using System.CommandLine;
using GenAiMeasures.Filing;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class DeadlinesIcsCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<FileInfo?> file = new("-o", "--output") { Description = "The file to write. Default: standard output." };
        Option<bool> all = new("--all") { Description = "Those that have ended as well, as cancelled, so that an earlier import is cleaned up." };
        var command = new Command("ics", "A calendar file (iCalendar) of the deadlines that run.") { store, all, file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using SqliteStateReader reader = StandingCommand.Open(parsed.GetValue(store));
            string calendar = DeadlineCalendarFile.Write(DeadlinesListCommand.Read(reader, parsed.GetValue(all)));
            if (parsed.GetValue(file) is { } target)
            {
                await File.WriteAllTextAsync(target.FullName, calendar, cancellationToken);
            }
            else
            {
                await output.WriteAsync(calendar);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
