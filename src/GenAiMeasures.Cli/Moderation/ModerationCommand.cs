using System.CommandLine;

namespace GenAiMeasures.Cli;

internal static class ModerationCommand
{
    internal static Command Create(TextWriter output) => new("moderation", "Classifiers: trained from labelled rows, and evaluated on others.")
    {
        ModerationTrainCommand.Create(output),
        ModerationEvaluateCommand.Create(output),
    };
}
