using System.CommandLine;

namespace GenAiMeasures.Cli;

internal static class LexiconCommand
{
    internal static Command Create(TextWriter output) => new("lexicon", "Lexicons: what is found in a text, what is wrong with a list, a compiled list.")
    {
        LexiconScanCommand.Create(output),
        LexiconLintCommand.Create(output),
        LexiconCompileCommand.Create(output),
    };
}
