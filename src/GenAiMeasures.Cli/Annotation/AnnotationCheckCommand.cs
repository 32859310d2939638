using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

internal static class AnnotationCheckCommand
{
    internal static Command Create(TextWriter output)
    {
        var options = new AnnotationOptions();
        Option<FileInfo> register = new("--register") { Description = "The register with the project: its JSON file, or the SQLite file of its ledger.", Required = true };
        Option<string?> project = new("--project") { Description = "The project. Default: the register's only one." };
        Option<string?> task = new("--task") { Description = "The task. Default: the project's only one." };
        Option<string> profile = DataCommand.Profile();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("check", "Check each row of annotations against people, tasks and rules of the register.") { register, project, task, profile, json };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RegisterSnapshot snapshot = await RegisterFile.ReadAsync(parsed.GetValue(register)!, cancellationToken);
            string? name = parsed.GetValue(project);
            AnnotationProject found = (name is null && snapshot.Data.Projects.Count == 1 ? snapshot.Data.Projects[0] : snapshot.Data.Projects.FirstOrDefault(p => p.Id == name))
                ?? throw new CliException($"The register has no project '{name}'. Name one of {string.Join(", ", snapshot.Data.Projects.Select(p => p.Id))}.");
            AnnotationCheckReport report;
            try
            {
                report = await AnnotationChecker.CheckAsync(options.Read(parsed), found, new AnnotationCheckOptions { Task = parsed.GetValue(task), Profile = parsed.GetValue(profile)! }, cancellationToken);
            }
            catch (ArgumentException exception)
            {
                throw new CliException(exception.Message);
            }

            Write(output, report, parsed.GetValue(json));
            return report.Problems.Any(p => p.Severity == RegisterProblemSeverity.Error) ? ExitCodes.CheckFailed : ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, AnnotationCheckReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("ok", report.Total == 0);
                writer.WriteString("task", report.Task);
                writer.WriteNumber("rows", report.Rows);
                writer.WriteNumber("items", report.Items);
                writer.WriteNumber("total", report.Total);
                ProblemOutput.Write(writer, report.Problems);
                writer.WriteEndObject();
            });
            return;
        }

        ProblemOutput.Write(output, report.Problems);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Total} problems in {report.Rows} rows about {report.Items} items of the task {report.Task}."));
    }
}
