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
            await using SqliteLedgerReader reader = RecordsCommand.Open(parsed.GetValue(store));
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
                writer.WriteNumber("logs", 1);
                writer.WriteString("head", result.Root);
                writer.WriteStartArray("problems");
                foreach (LedgerProblem problem in result.Problems)
                {
                    writer.WriteStartObject();
                    writer.WriteString("kind", JsonOutput.ToCamelCase(problem.Kind));
                    writer.WriteNumber("log", 0);
                    writer.WriteNumber("sequence", problem.Sequence);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return;
        }

        output.WriteLine(result.IsOk ? $"ok: {result.Records} records" : $"FAILED: {result.Records} records, {result.Problems.Count} problems");
        output.WriteLine($"head: {result.Root}");
        foreach (LedgerProblem problem in result.Problems)
        {
            output.WriteLine($"record {problem.Sequence}: {JsonOutput.ToCamelCase(problem.Kind)}");
        }
    }
}
