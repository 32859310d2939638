using System.Globalization;
using GenAiMeasures.Storage.PostgreSql;

namespace GenAiMeasures.Cli;

// records verify on a shared ledger: all logs or one, and the log over all of them
internal static class SharedVerification
{
    internal static async Task<int> RunAsync(
        TextWriter output, PostgreSqlOptions options, string? log, string? checkpoint, INoteVerifier? verifier, bool json, CancellationToken cancellationToken)
    {
        Guid? only = log is null ? null : Guid.TryParseExact(log, "n", out Guid id) ? id : throw new CliException("--log is no id of 32 hexadecimal digits.");
        IReadOnlyList<LedgerCheckpoint> kept = [];
        if (checkpoint is not null)
        {
            kept = KeptCheckpoints.Trust(KeptCheckpoints.Read(checkpoint), verifier ?? throw new CliException("--public-key is missing, and there is no signing key in the folder."), checkpoint);
        }

        await using PostgreSqlGlobalLog ledger = await PostgreSqlGlobalLog.OpenAsync(options, cancellationToken);
        GlobalVerification result = await ledger.VerifyAsync(verifier, kept, only, cancellationToken);
        Write(output, result, json);
        return result.IsOk ? ExitCodes.Done : ExitCodes.CheckFailed;
    }

    private static void Write(TextWriter output, GlobalVerification result, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("ok", result.IsOk);
                writer.WriteNumber("records", result.Ledger.Records);
                writer.WriteNumber("logs", result.Ledger.Logs);
                writer.WriteString("head", result.Ledger.Head);
                writer.WriteNumber("merged", result.Leaves);
                writer.WriteStartArray("problems");
                foreach (LedgerProblem problem in result.Ledger.Problems)
                {
                    writer.WriteStartObject();
                    writer.WriteString("kind", JsonOutput.ToCamelCase(problem.Kind));
                    writer.WriteString("log", problem.Log.ToString("n"));
                    writer.WriteNumber("sequence", problem.Sequence);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                WriteTexts("global", result.Problems);
                WriteTexts("instances", result.Closed);
                writer.WriteEndObject();

                void WriteTexts(string name, IReadOnlyList<string> texts)
                {
                    writer.WriteStartArray(name);
                    foreach (string text in texts)
                    {
                        writer.WriteStringValue(text);
                    }

                    writer.WriteEndArray();
                }
            });
            return;
        }

        output.WriteLine(result.IsOk
            ? string.Create(CultureInfo.InvariantCulture, $"ok: {result.Ledger.Records} records in {result.Ledger.Logs} logs, {result.Leaves} merged checkpoints")
            : string.Create(CultureInfo.InvariantCulture, $"FAILED: {result.Ledger.Records} records, {result.Ledger.Problems.Count + result.Problems.Count} problems"));
        output.WriteLine($"head: {result.Ledger.Head}");
        foreach (LedgerProblem problem in result.Ledger.Problems)
        {
            output.WriteLine($"log {problem.Log:n} record {problem.Sequence}: {JsonOutput.ToCamelCase(problem.Kind)}");
        }

        foreach (string text in result.Problems.Concat(result.Closed))
        {
            output.WriteLine(text);
        }
    }
}
