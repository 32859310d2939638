using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class IncidentsListCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<bool> json = SharedOptions.Json();
        Option<bool> open = new("--open") { Description = "Open ones only." };
        Option<IncidentKind?> kind = new("--kind") { Description = "One kind only." };
        var command = new Command("list", "The incidents, in the order in which they were opened, with what is missing to close them.") { store, open, kind, json };
        command.SetAction(parsed =>
        {
            using SqliteStateReader reader = StandingCommand.Open(parsed.GetValue(store));
            IEnumerable<Incident> incidents = reader.ReadIncidents(new IncidentQuery { IsOpen = parsed.GetValue(open) ? true : null, Kind = parsed.GetValue(kind) });
            if (parsed.GetValue(json))
            {
                StateOutput.WriteArray(output, incidents.Select(i => i.ToUtf8Bytes()));
                return ExitCodes.Done;
            }

            foreach (Incident incident in incidents)
            {
                output.WriteLine(ToText(incident));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    internal static string ToText(Incident incident)
    {
        string state = incident.IsClosed ? "closed"
            : incident.Missing.Count == 0 ? "open, nothing missing"
            : "open, missing: " + string.Join(", ", incident.Missing.Select(s => JsonOutput.ToCamelCase(s)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{incident.Id} {incident.OpenedAt:yyyy-MM-dd HH:mm:ss}Z {JsonOutput.ToCamelCase(incident.Kind)} {incident.Risk ?? "-"} {state}");
    }
}
