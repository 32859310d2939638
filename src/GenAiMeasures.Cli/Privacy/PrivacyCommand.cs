using System.CommandLine;

namespace GenAiMeasures.Cli;

internal static class PrivacyCommand
{
    internal static Command Create(TextWriter output) => new("privacy", "Personal information: what of it is in a text.")
    {
        PrivacyScanCommand.Create(output),
    };
}
