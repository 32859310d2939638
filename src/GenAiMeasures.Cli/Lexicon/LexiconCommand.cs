using System.CommandLine;

namespace GenAiMeasures.Cli;

internal static class LexiconCommand
{
    internal static Command Create(TextWriter output) => new("lexicon", "Lexicons: what is found in a text.")
    {
        LexiconScanCommand.Create(output),
    };
}
