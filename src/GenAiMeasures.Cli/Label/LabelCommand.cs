using System.CommandLine;

namespace GenAiMeasures.Cli;

// labels of generated content (GB 45438-2025)
internal static class LabelCommand
{
    internal static Command Create(TextWriter output) => new("label", "Labels of generated content: read, write, propagate, check a provider code.")
    {
        LabelReadCommand.Create(output),
        LabelWriteCommand.Create(output),
        LabelPropagateCommand.Create(output),
        LabelCodeCommand.Create(output),
    };
}
