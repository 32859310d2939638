using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class StandingListCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<bool> json = SharedOptions.Json();
        Option<Standing> least = new("--at-least") { Description = "The lightest standing to list.", DefaultValueFactory = _ => Standing.Warned };
        var command = new Command("list", "The users at or above a standing, by pseudonym.") { store, least, json };
        command.SetAction(parsed =>
        {
            using SqliteStateReader reader = StandingCommand.Open(parsed.GetValue(store));
            IEnumerable<StandingState> states = reader.ReadStandings(parsed.GetValue(least));
            if (parsed.GetValue(json))
            {
                StateOutput.WriteArray(output, states.Select(s => s.ToUtf8Bytes()));
                return ExitCodes.Done;
            }

            foreach (StandingState state in states)
            {
                output.WriteLine(ToText(state));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    internal static string ToText(StandingState state)
    {
        string until = state.Until is { } end ? string.Create(CultureInfo.InvariantCulture, $"until {end:yyyy-MM-dd HH:mm}Z") : "";
        string appeal = state.AppealId is null ? "" : "appeal waits";
        return $"{state.Subject} {JsonOutput.ToCamelCase(state.Standing),-10} {until} {appeal}".TrimEnd();
    }
}
