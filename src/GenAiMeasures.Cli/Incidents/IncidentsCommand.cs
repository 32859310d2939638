using System.CommandLine;

namespace GenAiMeasures.Cli;

// Incidents, read only: on the file of a running app or on a copy of it.
internal static class IncidentsCommand
{
    internal static Command Create(TextWriter output) => new("incidents", "Cases from finding to closed report. Nothing is written.")
    {
        IncidentsListCommand.Create(output),
        IncidentsShowCommand.Create(output),
    };
}
