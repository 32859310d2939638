using System.CommandLine;
using GenAiMeasures.Filing;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class ComplaintsExportCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<bool> open = ComplaintsCommand.Open();
        Option<bool> overdue = ComplaintsCommand.Overdue();
        Option<FileInfo?> file = new("-o", "--output") { Description = "The file to write. Default: standard output." };
        var command = new Command("export", "The register as CSV with the columns of Art. 15. Nothing in a cell is a formula.") { store, open, overdue, file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using SqliteStateReader reader = StandingCommand.Open(parsed.GetValue(store));
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            string csv = ComplaintTable.ToCsv(ComplaintsCommand.Read(reader, parsed.GetValue(open), parsed.GetValue(overdue), now), now);
            if (parsed.GetValue(file) is { } target)
            {
                await File.WriteAllTextAsync(target.FullName, "\uFEFF" + csv, cancellationToken);
            }
            else
            {
                await output.WriteAsync(csv);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
