using System.CommandLine;
using GenAiMeasures.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli;

internal static class RecordsDeclareLostCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string?> database = SharedStore.Database();
        Option<string?> schema = SharedStore.Schema();
        Option<string?> folder = SharedStore.Folder();
        Argument<string> instance = new("INSTANCE") { Description = "The instance's id, as 'records instances' lists it." };
        Option<string> by = new("--by") { Description = "Who decides.", Required = true };
        Option<string> reason = new("--reason") { Description = "Why, such as that its disk is gone.", Required = true };
        var command = new Command("declare-lost", "Declare lost what an instance has on its own disk and will not ship any more. It is put on record and cannot be taken back.")
        {
            instance,
            database,
            schema,
            folder,
            by,
            reason,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider provider = RecordsInstancesCommand.Open(
                o => SharedStore.Configure(o, parsed.GetValue(database), parsed.GetValue(schema), parsed.GetValue(folder)));
            bool declared = await provider.GetRequiredService<IInstanceService>().DeclareLostAsync(
                parsed.GetValue(instance)!, parsed.GetValue(by)!, parsed.GetValue(reason)!, cancellationToken);
            await output.WriteLineAsync(declared
                ? $"declared lost: what {parsed.GetValue(instance)} had not shipped"
                : $"not declared: there is no instance {parsed.GetValue(instance)} with a journal, or it is alive");
            return declared ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }
}
