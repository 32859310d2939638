using System.CommandLine;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

// How subjects stand: list and show read the file of a running app or a copy of it; the rest writes to that of a stopped one.
internal static class StandingCommand
{
    internal static Command Create(TextWriter output) => new("standing", "How users stand: warned, restricted, suspended, terminated; and what people decide about it.")
    {
        StandingListCommand.Create(output),
        StandingShowCommand.Create(output),
        StandingChangeCommand.CreateLift(output),
        StandingChangeCommand.CreateAppeal(output),
        StandingChangeCommand.CreateReject(output),
    };

    internal static SqliteStateReader Open(string? path)
    {
        try
        {
            return SqliteStateReader.Open(path ?? throw new CliException("--store is missing."));
        }
        catch (StateUnavailableException exception)
        {
            throw new CliException(exception.Message);
        }
    }
}
