using System.CommandLine;
using System.Text;

namespace GenAiMeasures.Cli;

// genai-measures <noun> <verb>: every noun is a folder, every verb a file in it
internal static class CommandLine
{
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(output, Console.Out))
        {
            // Chinese text reaches a pipe as UTF-8, without a byte order mark
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            output = Console.Out;
        }

        // a ledger says itself which of the two suites it is of
        ShangMi.ShangMiLedger.Register();
        ParseResult parsed = Build(output, error).Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            await error.WriteLineAsync("genai-measures: " + string.Join(" ", parsed.Errors.Select(e => e.Message.ReplaceLineEndings(" "))));
            return ExitCodes.BadUsage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error }, cancellationToken);
        }
        catch (Exception exception) when (exception is CliException or IOException or UnauthorizedAccessException or LedgerUnavailableException or FormatException)
        {
            await error.WriteLineAsync("genai-measures: " + exception.Message.ReplaceLineEndings(" "));
            return ExitCodes.BadUsage;
        }
    }

    private static RootCommand Build(TextWriter output, TextWriter error) => new("Records, duties, lexicons and labels of GenAiMeasures. Every reading command takes --json.")
    {
        DutiesCommand.Create(output),
        LabelCommand.Create(output),
        RecordsCommand.Create(output),
        StandingCommand.Create(output),
        IncidentsCommand.Create(output),
        DeadlinesCommand.Create(output),
        ComplaintsCommand.Create(output),
        DossierCommand.Create(output),
        LexiconCommand.Create(output),
        PrivacyCommand.Create(output),
        ModerationCommand.Create(output),
        WorkdayCommand.Create(output),
        AnnotationCommand.Create(output),
        DataCommand.Create(output),
        FilingCommand.Create(output, error),
        AssessCommand.Create(output, error),
    };
}
