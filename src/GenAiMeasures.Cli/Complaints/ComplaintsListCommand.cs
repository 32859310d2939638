using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Filing;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class ComplaintsListCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<bool> json = SharedOptions.Json();
        Option<bool> open = ComplaintsCommand.Open();
        Option<bool> overdue = ComplaintsCommand.Overdue();
        var command = new Command("list", "The complaints, in the order in which they were entered; without their text unless --json. Exit code 1 when --overdue finds any.") { store, open, overdue, json };
        command.SetAction(parsed =>
        {
            using SqliteStateReader reader = StandingCommand.Open(parsed.GetValue(store));
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            bool only = parsed.GetValue(overdue);
            List<Complaint> found = ComplaintsCommand.Read(reader, parsed.GetValue(open), only, now);
            if (parsed.GetValue(json))
            {
                StateOutput.WriteArray(output, found.Select(c => c.ToUtf8Bytes()));
            }
            else
            {
                foreach (Complaint complaint in found)
                {
                    output.WriteLine(ToText(complaint, now));
                }
            }

            return only && found.Count > 0 ? ExitCodes.CheckFailed : ExitCodes.Done;
        });
        return command;
    }

    private static string ToText(Complaint complaint, DateTimeOffset now)
    {
        string due = complaint.DueOn is { } day ? "due " + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "no published limit";
        string state = complaint.IsOpen ? "open" : "closed";
        return $"{complaint.Id} {JsonOutput.ToCamelCase(complaint.About)} {state}, last step {JsonOutput.ToCamelCase(complaint.Steps[^1].Step)}, {due}{(complaint.IsLate(now) ? ", LATE" : "")}";
    }
}
