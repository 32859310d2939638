using System.CommandLine;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

// A draft that people wrote becomes the next version of a register, with an entry in its history.
internal static class DataCommitCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<FileInfo> register = DataCommand.Register();
        Argument<FileInfo> draft = new("draft") { Description = "The new state: a register file, whose own history does not count." };
        Option<string> by = new("--by") { Description = "Who changes it: a staff name or number.", Required = true };
        Option<string> reason = new("--reason") { Description = "Why.", Required = true };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("commit", "Make a draft the next version of a register. A draft that contradicts itself is refused.") { register, draft, by, reason, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            FileInfo target = parsed.GetValue(register)!;
            TrainingData data = (await RegisterFile.ReadAsync(parsed.GetValue(draft)!, cancellationToken)).Data;
            using var opened = new JsonTrainingDataRegister(target.FullName, TimeProvider.System);
            RegisterSnapshot before = await opened.ReadAsync(cancellationToken);
            if (string.IsNullOrWhiteSpace(parsed.GetValue(by)) || string.IsNullOrWhiteSpace(parsed.GetValue(reason)))
            {
                throw new CliException("--by and --reason must not be empty: they stand in the history.");
            }

            if (RegisterHistory.Verify(before) is [var problem, ..])
            {
                throw new CliException($"{target.Name}: {problem.English}");
            }

            RegisterSnapshot after = await opened.CommitAsync(data, before.Version, parsed.GetValue(by)!, parsed.GetValue(reason)!, cancellationToken);
            DataChanges.Write(output, after, after.History[^1].Changes, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }
}
