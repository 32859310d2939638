using System.CommandLine;

namespace GenAiMeasures.Cli;

internal static class DossierCommand
{
    internal static Command Create(TextWriter output) => new("dossier", "The inspection dossier (Art. 19): a draft of what ran, with its gaps named.")
    {
        DossierBuildCommand.Create(output),
        DossierDiffCommand.Create(output),
    };
}
