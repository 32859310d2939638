using System.CommandLine;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

internal static class DataDiffCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<FileInfo> before = new("before") { Description = "The earlier state: a register file, or the SQLite file of a ledger." };
        Argument<FileInfo> after = new("after") { Description = "The later state." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("diff", "What differs between two states of a register.") { before, after, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RegisterSnapshot one = await RegisterFile.ReadAsync(parsed.GetValue(before)!, cancellationToken);
            RegisterSnapshot other = await RegisterFile.ReadAsync(parsed.GetValue(after)!, cancellationToken);
            DataChanges.Write(output, other, RegisterDiff.Compare(one.Data, other.Data), parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }
}
