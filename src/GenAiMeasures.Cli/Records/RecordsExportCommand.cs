using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class RecordsExportCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<string> subject = new("--subject") { Description = "The person's id, as the app's authentication knows it.", Required = true };
        Option<string> tenant = new("--tenant") { Description = "The tenant the id belongs to.", DefaultValueFactory = _ => "" };
        Option<string> file = new("--output", "-o") { Description = "The ZIP file to write. It must not exist.", Required = true };
        Option<string?> checkpoint = new("--checkpoint") { Description = "Signed checkpoints for the proofs. Default: those beside the store." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("export", "All that is recorded of one person, as a ZIP file with proofs. Needs the ledger's keys. Restricted records are left out.")
        {
            store,
            subject,
            tenant,
            file,
            checkpoint,
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = parsed.GetValue(store)!;
            await using SqliteLedgerReader reader = RecordsCommand.Open(path);
            if (reader.Keys is not { } keys)
            {
                throw new CliException($"The keys of the ledger ('{path}.keys' and '{path}.key') are not beside it: nothing can be opened.");
            }

            string kept = parsed.GetValue(checkpoint) ?? path + ".checkpoints";
            IReadOnlyList<SignedNote> notes = File.Exists(kept) ? KeptCheckpoints.Read(kept) : [];
            var person = new Subject(parsed.GetValue(subject)!) { Tenant = parsed.GetValue(tenant) ?? "" };
            string target = parsed.GetValue(file)!;
            await using var zip = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
            long records = await LedgerExport.WriteAsync(reader, keys, new KeyEncryptionKeyFile(path + ".key"), person, notes, zip, cancellationToken);
            Write(output, records, target, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, long records, string file, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("records", records);
                writer.WriteString("file", file);
                writer.WriteEndObject();
            });
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} records in {file}"));
    }
}
