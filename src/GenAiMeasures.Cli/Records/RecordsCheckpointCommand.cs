using System.CommandLine;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class RecordsCheckpointCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<bool> json = SharedOptions.Json();
        var command = new Command(
            "checkpoint",
            "Sign the heads of all logs as they are now. Keep what is written where nobody who administers the ledger can change it. Needs the signing key beside the store (.sign).")
        {
            store,
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = parsed.GetValue(store) ?? throw new CliException("--store is missing.");
            await using SqliteLedgerReader reader = SqliteLedgerReader.OpenSealed(path);
            if (!File.Exists(path + ".sign"))
            {
                throw new CliException($"The signing key '{path}.sign' does not exist. Run this where the ledger is written.");
            }

            IReadOnlyList<LedgerHead> heads = await reader.ReadHeadsAsync(cancellationToken);
            using var signer = new CheckpointKeyFile(path + ".sign", SqliteLedgerReader.CheckpointName);
            List<SignedNote> notes = [.. heads.Where(h => h.State != LedgerLogState.Purged).Select(h => KeptCheckpoints.Sign(h, signer))];
            Write(output, signer, notes, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, CheckpointKeyFile signer, List<SignedNote> notes, bool json)
    {
        if (!json)
        {
            // the form of a file of kept checkpoints
            foreach (SignedNote note in notes)
            {
                output.Write(note.ToString() + "\n");
            }

            return;
        }

        JsonOutput.Write(output, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("publicKey", signer.ToVerifier().ToString());
            writer.WriteStartArray("checkpoints");
            foreach (SignedNote note in notes)
            {
                if (LedgerCheckpoint.TryParse(note.Text, out LedgerCheckpoint? checkpoint))
                {
                    writer.WriteStartObject();
                    writer.WriteString("origin", checkpoint.Origin);
                    writer.WriteNumber("size", checkpoint.Size);
                    writer.WriteString("root", Convert.ToHexStringLower(checkpoint.Root.Span));
                    writer.WriteString("note", note.ToString());
                    writer.WriteEndObject();
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
