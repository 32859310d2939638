using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class IncidentsShowCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<bool> json = SharedOptions.Json();
        Argument<string> id = new("ID") { Description = "The incident's number." };
        var command = new Command("show", "One incident with every step.") { id, store, json };
        command.SetAction(parsed =>
        {
            using SqliteStateReader reader = StandingCommand.Open(parsed.GetValue(store));
            string number = parsed.GetRequiredValue(id);
            Incident incident = reader.FindIncident(number)
                ?? throw new CliException($"There is no incident {number}. See 'genai-measures incidents list'.");
            if (parsed.GetValue(json))
            {
                StateOutput.Write(output, incident.ToUtf8Bytes());
                return ExitCodes.Done;
            }

            output.WriteLine(IncidentsListCommand.ToText(incident));
            foreach (IncidentStepTaken step in incident.Steps)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{step.At:yyyy-MM-dd HH:mm:ss}Z {JsonOutput.ToCamelCase(step.Step)} by {step.Author}{(step.Detail is null ? "" : ": " + step.Detail)}{(step.Reference is null ? "" : " [" + step.Reference + "]")}"));
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
