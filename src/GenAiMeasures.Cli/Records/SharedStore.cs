using System.CommandLine;
using GenAiMeasures.Storage.PostgreSql;

namespace GenAiMeasures.Cli;

// A ledger that several instances share, in PostgreSQL.
internal static class SharedStore
{
    private const string Environ = "env:";

    internal static Option<string?> Database() => new("--database")
    {
        Description = "The shared ledger's connection string, or env:NAME for the environment variable that holds it: other accounts can read a command line.",
    };

    internal static Option<string?> Schema() => new("--schema") { Description = "The schema of the ledger's tables. Default: genai_measures." };

    internal static Option<string?> Folder() => new("--folder") { Description = "The folder of the ledger's key files. Default: genai-measures." };

    internal static PostgreSqlOptions OptionsOf(string? database, string? schema, string? folder)
    {
        var options = new PostgreSqlOptions();
        Configure(options, database, schema, folder);
        return options;
    }

    internal static void Configure(PostgreSqlOptions options, string? database, string? schema, string? folder)
    {
        string given = database ?? throw new CliException("--database is missing.");
        options.ConnectionString = given.StartsWith(Environ, StringComparison.Ordinal)
            ? System.Environment.GetEnvironmentVariable(given[Environ.Length..]) ?? throw new CliException($"The environment variable {given[Environ.Length..]} is not set.")
            : given;
        options.Schema = schema ?? options.Schema;
        options.Folder = folder ?? options.Folder;
    }
}
