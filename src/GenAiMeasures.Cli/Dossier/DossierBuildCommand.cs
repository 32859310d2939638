using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Filing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Cli;

// Builds a dossier from a store, of an app that runs or a copy, and the settings that the app runs with. What an app does in code is not
// seen here: its own IDossierBuilder sees it.
internal static class DossierBuildCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = new("--store") { Description = "The ledger's SQLite file, live or a copy with its .state, .keys, .key and .sign. Only read, unless --record.", Required = true };
        Option<FileInfo> settings = new("--settings") { Description = "The app's settings as JSON with a section GenAiMeasures (appsettings.json).", Required = true };
        Option<FileInfo> file = new("-o", "--output") { Description = "The ZIP file to write.", Required = true };
        Option<string> author = new("--author") { Description = "Who builds it; it is recorded.", Required = true };
        Option<bool> bare = new("--no-proofs") { Description = "Without signed checkpoints and proofs: the same state then gives the same bytes." };
        Option<bool> record = new("--record") { Description = "Record the build in the ledger; no app may have it open." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("build", "Build a dossier. Exit code 1 when it names gaps.") { store, settings, file, author, bare, record, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            InspectionDossier dossier = await BuildAsync(
                parsed.GetRequiredValue(store), parsed.GetRequiredValue(settings), new DossierRequest(parsed.GetRequiredValue(author)) { Proofs = !parsed.GetValue(bare), Record = parsed.GetValue(record) }, cancellationToken);
            await using (FileStream target = File.Create(parsed.GetRequiredValue(file).FullName))
            {
                await target.WriteAsync(dossier.Zip, cancellationToken);
            }

            Write(output, dossier, parsed.GetValue(json));
            return dossier.Gaps.Count == 0 ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static async Task<InspectionDossier> BuildAsync(string store, FileInfo settings, DossierRequest request, CancellationToken cancellationToken)
    {
        if (!File.Exists(store))
        {
            throw new CliException($"The ledger store '{store}' does not exist. Correct the path.");
        }

        var services = new ServiceCollection();
        AppServices.Add(services, SettingsFile.Read(settings)).UseSqlite(store, o => o.BallastMegabytes = 0);
        await using DossierStore? read = request.Record ? null : DossierStore.Open(store);
        if (read is { CanSign: false } && request.Proofs)
        {
            throw new CliException($"The signing key '{store}.sign' does not exist, so nothing can be proven. Give --no-proofs, or run this where the ledger is written.");
        }

        read?.Use(services);
        try
        {
            await using ServiceProvider provider = services.BuildServiceProvider();
            return await provider.GetRequiredService<IDossierBuilder>().BuildAsync(request, cancellationToken);
        }
        catch (OptionsValidationException exception)
        {
            throw new CliException($"The settings '{settings.Name}' are not valid: {string.Join("; ", exception.Failures)}.");
        }
        catch (Exception exception) when (exception is StateUnavailableException or InvalidOperationException)
        {
            throw new CliException(exception.Message);
        }
    }

    private static void Write(TextWriter output, InspectionDossier dossier, bool json)
    {
        if (!json)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{dossier.Files.Count} files, {dossier.Gaps.Count} gaps, SHA-256 {dossier.Sha256}. A draft: people check it before anybody else reads it."));
            output.WriteLine(dossier.IsRecorded
                ? "The build is on record in the ledger."
                : "The build is NOT on record in the ledger, which was only read. Keep this digest, build it in the app (IDossierBuilder), or give --record when the app has stopped.");
            foreach (string gap in dossier.Gaps)
            {
                output.WriteLine("- " + gap);
            }

            return;
        }

        JsonOutput.Write(output, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("sha256", dossier.Sha256);
            writer.WriteString("contentSha256", dossier.ContentSha256);
            writer.WriteBoolean("recorded", dossier.IsRecorded);
            writer.WriteNumber("files", dossier.Files.Count);
            writer.WriteStartArray("gaps");
            foreach (string gap in dossier.Gaps)
            {
                writer.WriteStringValue(gap);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
