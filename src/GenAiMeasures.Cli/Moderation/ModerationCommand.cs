using System.CommandLine;

namespace GenAiMeasures.Cli;

internal static class ModerationCommand
{
    internal static Command Create(TextWriter output) => new("moderation", "Texts before the screens; classifiers trained from labelled rows, and evaluated on others.")
    {
        ModerationScreenCommand.Create(output),
        ModerationTrainCommand.Create(output),
        ModerationEvaluateCommand.Create(output),
    };
}
