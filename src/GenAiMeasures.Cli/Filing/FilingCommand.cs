using System.CommandLine;

namespace GenAiMeasures.Cli;

internal static class FilingCommand
{
    internal static Command Create(TextWriter output, TextWriter error) => new("filing", "Procedures, draft packages and their consistency (Interim Measures Art. 17).")
    {
        FilingProcedureCommand.Create(output),
        FilingBuildCommand.Create(output, error),
        FilingCheckCommand.Create(output),
        FilingTemplatesCommand.Create(output),
    };

    // today in China
    internal static DateOnly Today() => Beijing.DateOf(TimeProvider.System.GetUtcNow());

    internal static Option<DateOnly?> On() => new("--on") { Description = "The day of the build or check. Default: today in China." };
}
