using System.CommandLine;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

// How subjects stand, read only: on the file of a running app or on a copy of it.
internal static class StandingCommand
{
    internal static Command Create(TextWriter output) => new("standing", "How users stand: warned, restricted, suspended, terminated. Nothing is written.")
    {
        StandingListCommand.Create(output),
        StandingShowCommand.Create(output),
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
