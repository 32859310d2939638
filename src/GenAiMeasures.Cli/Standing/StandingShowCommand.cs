using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class StandingShowCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<bool> json = SharedOptions.Json();
        Argument<string> subject = new("PSEUDONYM") { Description = "The user's pseudonym, as records show it." };
        var command = new Command("show", "How one user stands, with the counters and every change.") { subject, store, json };
        command.SetAction(parsed =>
        {
            using SqliteStateReader reader = StandingCommand.Open(parsed.GetValue(store));
            string pseudonym = parsed.GetRequiredValue(subject);
            StandingState state = reader.FindStanding(pseudonym) ?? new StandingState { Subject = pseudonym };
            if (parsed.GetValue(json))
            {
                StateOutput.Write(output, state.ToUtf8Bytes());
                return ExitCodes.Done;
            }

            output.WriteLine(StandingListCommand.ToText(state));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"in a row: {state.Consecutive}, on {state.Day:yyyy-MM-dd}: {state.Today}"));
            foreach (StandingChanged change in state.Changes)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{change.At:yyyy-MM-dd HH:mm:ss}Z {JsonOutput.ToCamelCase(change.Step)} {JsonOutput.ToCamelCase(change.From)} -> {JsonOutput.ToCamelCase(change.To)} by {change.Author}: {change.Reason}"));
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
