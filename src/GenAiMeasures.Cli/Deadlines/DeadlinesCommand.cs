using System.CommandLine;

namespace GenAiMeasures.Cli;

// Deadlines, read only: on the file of a running app or on a copy of it.
internal static class DeadlinesCommand
{
    internal static Command Create(TextWriter output) => new("deadlines", "The clocks that run, their rules, and a calendar file of them. Nothing is written to the store.")
    {
        DeadlinesListCommand.Create(output),
        DeadlinesIcsCommand.Create(output),
        DeadlinesRulesCommand.Create(output),
    };
}
