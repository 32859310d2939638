using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class RecordsRecoverCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<bool> json = SharedOptions.Json();
        var command = new Command(
            "recover",
            "After a restore: settle what was interrupted, destroy again what was erased, and accept a store that is older than its checkpoints. The loss goes on record. The service must be stopped.")
        {
            store,
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = parsed.GetValue(store) ?? throw new CliException("--store is missing.");
            LedgerRecoveryResult result = await SqliteLedgerRecovery.RecoverAsync(path, cancellationToken: cancellationToken);
            Write(output, result, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, LedgerRecoveryResult result, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("lost");
                foreach (string lost in result.Lost)
                {
                    writer.WriteStringValue(lost);
                }

                writer.WriteEndArray();
                writer.WriteNumber("erasedAgain", result.ErasedAgain);
                writer.WriteNumber("interrupted", result.Interrupted);
                writer.WriteEndObject();
            });
            return;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"recovered: {result.Interrupted} exchanges interrupted, {result.ErasedAgain} erased keys destroyed again, {result.Lost.Count} checkpoints lost"));
        foreach (string lost in result.Lost)
        {
            output.WriteLine($"lost: {lost}");
        }
    }
}
