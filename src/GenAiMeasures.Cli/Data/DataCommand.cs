using System.CommandLine;

namespace GenAiMeasures.Cli;

internal static class DataCommand
{
    internal static Command Create(TextWriter output) => new("data", "The training-data register (Interim Measures Art. 7, 19).")
    {
        DataCheckCommand.Create(output),
        DataExportCommand.Create(output),
        DataCommitCommand.Create(output),
        DataDiffCommand.Create(output),
        DataImportCommand.Create(output),
        DataSampleCommand.Create(output),
        DataInspectCommand.Create(output),
    };

    internal static Argument<FileInfo> Register() => new("register") { Description = "The register: its JSON file, or, to read it, the SQLite file of the ledger that keeps it." };

    internal static Option<string> Profile()
    {
        Option<string> option = new("--profile") { Description = "Whose numbers count.", DefaultValueFactory = _ => "GbT45654_2025" };
        option.AcceptOnlyFromAmong([.. Provenance.RegisterChecker.Profiles]);
        return option;
    }

    internal static Option<DirectoryInfo?> Evidence() => new("--evidence") { Description = "The folder of the evidence. Default: the register's folder." };

    internal static Option<DateOnly?> On() => new("--on") { Description = "The day on which validity is judged. Default: today in China." };
}
