using System.CommandLine;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class RecordsVerifyCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("verify", "Verify every record and the head that stands for them all.") { store, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using SqliteLedgerReader reader = RecordsCommand.OpenSealed(parsed.GetValue(store));
            LedgerVerification result = await LedgerVerifier.VerifyAsync(reader, cancellationToken);
            Write(output, result, parsed.GetValue(json));
            return result.IsOk ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static void Write(TextWriter output, LedgerVerification result, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("ok", result.IsOk);
                writer.WriteNumber("records", result.Records);
                writer.WriteNumber("logs", result.Logs);
                writer.WriteString("head", result.Head);
                writer.WriteStartArray("problems");
                foreach (LedgerProblem problem in result.Problems)
                {
                    writer.WriteStartObject();
                    writer.WriteString("kind", JsonOutput.ToCamelCase(problem.Kind));
                    writer.WriteString("log", problem.Log.ToString("n"));
                    writer.WriteNumber("sequence", problem.Sequence);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return;
        }

        output.WriteLine(result.IsOk ? $"ok: {result.Records} records in {result.Logs} logs" : $"FAILED: {result.Records} records, {result.Problems.Count} problems");
        output.WriteLine($"head: {result.Head}");
        foreach (LedgerProblem problem in result.Problems)
        {
            output.WriteLine($"log {problem.Log:n} record {problem.Sequence}: {JsonOutput.ToCamelCase(problem.Kind)}");
        }
    }
}
