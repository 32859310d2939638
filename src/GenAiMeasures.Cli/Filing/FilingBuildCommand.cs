using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

internal static class FilingBuildCommand
{
    internal static Command Create(TextWriter output, TextWriter error)
    {
        Argument<FileInfo> profile = new("profile") { Description = "The profile's JSON file." };
        Option<DirectoryInfo> folder = new("-o", "--output") { Description = "The folder to write into.", Required = true };
        Option<string[]> procedures = new("--procedure") { Description = "Build for this procedure whether it applies or not; may be given several times." };
        Option<FileInfo?> last = new("--last") { Description = "The manifest.json of the last filing: says what changed and by when a change filing is due." };
        Option<DirectoryInfo?> templates = FilingTemplatesCommand.Templates();
        Option<DateOnly?> on = FilingCommand.On();
        Option<FileInfo[]> notices = WorkdayOptions.Notices();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("build", "Build the draft packages of the procedures that apply.") { profile, folder, procedures, last, templates, on, notices, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            FilingProfile read = FilingProfile.Read(parsed.GetValue(profile)!.FullName);
            FilingTemplates forms = FilingTemplatesCommand.Read(parsed.GetValue(templates));
            FilingProcedureCommand.Find(read.Facts, forms);
            FilingBuild build = await BuildAsync(
                read,
                new FilingBuildOptions
                {
                    Today = parsed.GetValue(on) ?? FilingCommand.Today(),
                    Procedures = parsed.GetValue(procedures) ?? [],
                    Templates = forms,
                    Calendar = WorkdayOptions.Calendar(parsed, notices),
                    Last = parsed.GetValue(last) is { } manifest ? FilingManifest.Read(manifest.FullName) : null,
                },
                cancellationToken);
            await build.SaveAsync(parsed.GetValue(folder)!.FullName, cancellationToken);
            Write(output, build, parsed.GetValue(json));
            if (build.Procedures.Procedures.Count == 0 && build.Documents.Count == 0)
            {
                await error.WriteLineAsync("genai-measures: no procedure applies; only the report was written.");
            }

            return build.Problems.Any(p => p.Severity == FilingProblemSeverity.Error) ? ExitCodes.CheckFailed : ExitCodes.Done;
        });
        return command;
    }

    private static async Task<FilingBuild> BuildAsync(FilingProfile profile, FilingBuildOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await FilingPackages.BuildAsync(profile, options, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new CliException(exception.Message);
        }
    }

    private static void Write(TextWriter output, FilingBuild build, bool json)
    {
        DocumentCompleteness all = build.Completeness;
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("draft", true);
                writer.WriteNumber("fields", all.Fields);
                writer.WriteNumber("filled", all.Filled);
                writer.WriteStartArray("documents");
                foreach (FilingDocumentReport document in build.Documents)
                {
                    writer.WriteStartObject();
                    writer.WriteString("file", document.File);
                    writer.WriteNumber("fields", document.Completeness.Fields);
                    writer.WriteString("confidence", JsonOutput.ToCamelCase(document.Confidence));
                    FilingCheckCommand.Strings(writer, "missing", document.Completeness.Missing);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                FilingCheckCommand.Problems(writer, build.Problems);
                if (build.Change is { } change)
                {
                    writer.WriteStartObject("change");
                    writer.WriteBoolean("due", change.IsDue);
                    writer.WriteString("changedOn", Day(change.ChangedOn));
                    writer.WriteString("dueOn", change.Due is { } due ? Day(due.Date) : null);
                    writer.WriteString("certainty", change.Due is { } sure ? JsonOutput.ToCamelCase(sure.Certainty) : null);
                    writer.WriteString("article", change.Article);
                    writer.WriteString("confidence", JsonOutput.ToCamelCase(change.Confidence));
                    writer.WriteStartArray("fields");
                    foreach (ChangedField field in change.Fields)
                    {
                        writer.WriteStartObject();
                        writer.WriteString("file", field.File);
                        writer.WriteString("field", field.Name);
                        writer.WriteString("before", field.Before);
                        writer.WriteString("after", field.After);
                        writer.WriteBoolean("material", field.IsMaterial);
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }

                writer.WriteEndObject();
            });
            return;
        }

        foreach (FilingDocumentReport document in build.Documents)
        {
            output.WriteLine($"{document.File}: {document.Completeness.Filled}/{document.Completeness.Fields} [{document.Confidence}]");
        }

        FilingCheckCommand.Lines(output, build.Problems);
        if (build.Change is { } changed)
        {
            output.WriteLine(changed.Due is { } due
                ? $"变更备案截止 / change filing due: {Day(due.Date)} ({due.Certainty}; {changed.Article}; {changed.Confidence})"
                : "无变更备案事项 / nothing that needs a change filing");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"草稿 / draft: {all.Filled} of {all.Fields} fields, {build.Problems.Count} problems. This is no finding of compliance."));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
