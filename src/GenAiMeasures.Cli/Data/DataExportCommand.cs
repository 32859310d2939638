using System.CommandLine;
using System.Text;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

internal static class DataExportCommand
{
    private static readonly Dictionary<string, ExportFormat> Formats = new(StringComparer.Ordinal)
    {
        ["croissant"] = ExportFormat.Croissant,
        ["cyclonedx"] = ExportFormat.CycloneDx,
        ["oscal"] = ExportFormat.Oscal,
        ["oscal-component"] = ExportFormat.OscalComponent,
        ["statement"] = ExportFormat.Statement,
        ["eu"] = ExportFormat.EuTemplate,
        ["ab2013"] = ExportFormat.Ab2013,
    };

    internal static Command Create(TextWriter output)
    {
        Argument<FileInfo> register = DataCommand.Register();
        Option<string> format = new("--format") { Description = "croissant, cyclonedx, oscal, oscal-component, statement, eu or ab2013.", Required = true };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        Option<FileInfo?> file = new("-o", "--output") { Description = "The file to write. Default: standard output." };
        Option<string> profile = DataCommand.Profile();
        Option<DirectoryInfo?> evidence = DataCommand.Evidence();
        Option<DateOnly?> on = DataCommand.On();
        var command = new Command("export", "Write a register in another format.") { register, format, file, profile, evidence, on };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            (RegisterSnapshot snapshot, RegisterReport report) = await RegisterFile.CheckAsync(
                parsed.GetValue(register)!, parsed.GetValue(profile)!, parsed.GetValue(evidence), parsed.GetValue(on), includePractice: false, filedModels: null, cancellationToken);
            byte[] bytes = RegisterExporter.Export(snapshot, report, Formats[parsed.GetValue(format)!]);
            if (parsed.GetValue(file) is { } target)
            {
                await File.WriteAllBytesAsync(target.FullName, bytes, cancellationToken);
            }
            else
            {
                await output.WriteAsync(Encoding.UTF8.GetString(bytes));
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
