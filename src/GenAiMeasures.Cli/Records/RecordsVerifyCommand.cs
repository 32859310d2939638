using System.CommandLine;
using GenAiMeasures.ShangMi;
using GenAiMeasures.Storage.PostgreSql;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class RecordsVerifyCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string?> store = RecordsCommand.StoreOrDatabase();
        Option<string?> database = SharedStore.Database();
        Option<string?> schema = SharedStore.Schema();
        Option<string?> folder = SharedStore.Folder();
        Option<string?> log = new("--log") { Description = "One log of a shared ledger, by its id." };
        Option<bool> json = SharedOptions.Json();
        Option<string?> checkpoint = new("--checkpoint") { Description = "A file of signed checkpoints that was kept elsewhere. Without it a ledger that was rewritten or put back as a whole cannot be told." };
        Option<string?> publicKey = new("--public-key") { Description = "The ledger's public key (name+id+key) or a file that holds it. Default: the signing key beside the store, which proves less." };
        Option<bool> incremental = new("--incremental") { Description = "Read record by record only what came after each log's last checkpoint." };
        Option<bool> keys = new("--keys") { Description = "Open every part with the ledger's keys as well." };
        var command = new Command("verify", "Verify every record, the heads that stand for them, and checkpoints that were kept elsewhere.")
        {
            store,
            database,
            schema,
            folder,
            log,
            checkpoint,
            publicKey,
            incremental,
            keys,
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(database) is { } shared)
            {
                PostgreSqlOptions options = SharedStore.OptionsOf(shared, parsed.GetValue(schema), parsed.GetValue(folder));
                return await SharedVerification.RunAsync(
                    output, options, parsed.GetValue(log), parsed.GetValue(checkpoint), VerifierOf(options, parsed.GetValue(publicKey)), parsed.GetValue(json), cancellationToken);
            }

            string? path = parsed.GetValue(store);
            await using SqliteLedgerReader reader = parsed.GetValue(keys) ? RecordsCommand.Open(path) : RecordsCommand.OpenSealed(path);
            IReadOnlyList<LedgerCheckpoint> kept = ReadCheckpoints(path!, parsed.GetValue(checkpoint), parsed.GetValue(publicKey));
            if (parsed.GetValue(incremental) && kept.Count == 0)
            {
                throw new CliException("--incremental needs --checkpoint: it goes on from what was signed.");
            }

            LedgerVerification result = await LedgerVerifier.VerifyAgainstAsync(reader, kept, parsed.GetValue(incremental), cancellationToken);
            Write(output, result, parsed.GetValue(json));
            return result.IsOk ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static IReadOnlyList<LedgerCheckpoint> ReadCheckpoints(string store, string? checkpoint, string? publicKey)
    {
        if (checkpoint is null)
        {
            return [];
        }

        IReadOnlyList<SignedNote> notes = KeptCheckpoints.Read(checkpoint);
        if (publicKey is not null)
        {
            return KeptCheckpoints.Trust(notes, ParseKey(File.Exists(publicKey) ? File.ReadAllText(publicKey) : publicKey), checkpoint);
        }

        if (!File.Exists(store + ".sign"))
        {
            throw new CliException("--public-key is missing, and there is no signing key beside the store.");
        }

        using var signer = new CheckpointKeyFile(store + ".sign", SqliteLedgerReader.CheckpointName);
        return KeptCheckpoints.Trust(notes, signer.ToVerifier(), checkpoint);
    }

    private static INoteVerifier? VerifierOf(PostgreSqlOptions options, string? publicKey)
    {
        if (publicKey is not null)
        {
            return ParseKey(File.Exists(publicKey) ? File.ReadAllText(publicKey) : publicKey);
        }

        string path = options.SigningKeyFile.Length > 0 ? options.SigningKeyFile : Path.Combine(options.Folder, "ledger.sign");
        if (!File.Exists(path))
        {
            return null;
        }

        using var signer = new CheckpointKeyFile(path, PostgreSqlLedgerReader.CheckpointName);
        return signer.ToVerifier();
    }

    // type and key: 33 bytes of Ed25519, or 92 of ECDSA P-256; SM2 begins with the byte of unassigned types
    private static INoteVerifier ParseKey(string text) => text.Trim().Split('+', 3) switch
    {
        [_, _, { Length: 44 }] => Ed25519NoteVerifier.Parse(text),
        [_, _, ['/', ..]] => Sm2NoteVerifier.Parse(text),
        _ => EcdsaNoteVerifier.Parse(text),
    };

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
