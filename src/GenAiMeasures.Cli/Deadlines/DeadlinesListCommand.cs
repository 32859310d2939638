using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Filing;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class DeadlinesListCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<bool> json = SharedOptions.Json();
        Option<bool> all = new("--all") { Description = "Those that have ended as well." };
        Option<bool> overdue = new("--overdue") { Description = "Overdue ones only." };
        var command = new Command("list", "The deadlines that run, the soonest first, with the article and how sure it is. Exit code 1 when --overdue finds any.") { store, all, overdue, json };
        command.SetAction(parsed =>
        {
            using SqliteStateReader reader = StandingCommand.Open(parsed.GetValue(store));
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            bool only = parsed.GetValue(overdue);
            List<Deadline> found = [.. Read(reader, parsed.GetValue(all) && !only).Where(d => !only || d.IsOverdue(now))];
            if (parsed.GetValue(json))
            {
                StateOutput.WriteArray(output, found.Select(d => d.ToUtf8Bytes()));
            }
            else
            {
                foreach (Deadline deadline in found)
                {
                    output.WriteLine(ToText(deadline, now));
                }
            }

            return only && found.Count > 0 ? ExitCodes.CheckFailed : ExitCodes.Done;
        });
        return command;
    }

    internal static IEnumerable<Deadline> Read(SqliteStateReader reader, bool all) =>
        reader.ReadCases(new CaseQuery(Deadline.CaseKind) { IsOpen = all ? null : true }).Select(s => Deadline.Parse(s.Body.Span)).OrderBy(d => d.DueAt);

    private static string ToText(Deadline deadline, DateTimeOffset now)
    {
        string end = deadline.DueOn is { } day
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : Beijing.Minute(deadline.DueAt);
        string state = !deadline.IsOpen ? JsonOutput.ToCamelCase(deadline.Steps[^1].Step) : deadline.IsOverdue(now) ? "OVERDUE" : "open";
        string sure = (deadline.Verified ? "verified" : "not verified, " + JsonOutput.ToCamelCase(deadline.Confidence)) + (deadline.Certainty == CalendarCertainty.Provisional ? ", provisional" : "");
        return $"{end} {state} {deadline.Id}  {deadline.TitleChinese}  [{deadline.Article}; {sure}]";
    }
}
