using System.CommandLine;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

// The ledger: on the file of a running app or on a copy of it. What writes needs a service that is stopped.
internal static class RecordsCommand
{
    internal static Command Create(TextWriter output) => new("records", "The ledger: verify it, sign and export it, count and list what it holds. Only recover, rotate-keys and declare-lost write to it.")
    {
        RecordsVerifyCommand.Create(output),
        RecordsStatsCommand.Create(output),
        RecordsListCommand.Create(output),
        RecordsCheckpointCommand.Create(output),
        RecordsExportCommand.Create(output),
        RecordsRecoverCommand.Create(output),
        RecordsRotateKeysCommand.Create(output),
        RecordsInstancesCommand.Create(output),
        RecordsDeclareLostCommand.Create(output),
    };

    internal static Option<string> Store() => new("--store")
    {
        Description = "The ledger's SQLite file, live or a copy.",
        Required = true,
    };

    // for a command that also takes a shared ledger
    internal static Option<string?> StoreOrDatabase() => new("--store") { Description = "The ledger's SQLite file, live or a copy. One of this and --database." };

    internal static SqliteLedgerReader Open(string? path) => SqliteLedgerReader.Open(path ?? throw new CliException("--store is missing."));

    internal static SqliteLedgerReader OpenSealed(string? path) => SqliteLedgerReader.OpenSealed(path ?? throw new CliException("--store is missing."));
}
