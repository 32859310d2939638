using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Storage.PostgreSql;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class RecordsRecoverCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string?> store = RecordsCommand.StoreOrDatabase();
        Option<string?> database = SharedStore.Database();
        Option<string?> schema = SharedStore.Schema();
        Option<string?> folder = SharedStore.Folder();
        Option<bool> json = SharedOptions.Json();
        var command = new Command(
            "recover",
            "After a restore: settle what was interrupted, destroy again what was erased, and accept a store that is older than its checkpoints. The loss goes on record. The service must be stopped, with every instance of a shared ledger.")
        {
            store,
            database,
            schema,
            folder,
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            LedgerRecoveryResult result = parsed.GetValue(database) is { } shared
                ? await PostgreSqlLedgerRecovery.RecoverAsync(
                    SharedStore.OptionsOf(shared, parsed.GetValue(schema), parsed.GetValue(folder)), cancellationToken: cancellationToken)
                : await SqliteLedgerRecovery.RecoverAsync(
                    parsed.GetValue(store) ?? throw new CliException("--store is missing."), cancellationToken: cancellationToken);
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
