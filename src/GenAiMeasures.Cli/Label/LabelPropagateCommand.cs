using System.CommandLine;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Cli;

// Rewrites the propagator's fields of files that carry a label.
internal static class LabelPropagateCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<string[]> files = LabelInputs.Files();
        Option<string> propagator = new("--propagator") { Description = "Name or 27-character code of the provider that spreads the content.", Required = true };
        Option<string> propagateId = new("--propagate-id") { Description = "Its unique number of the content.", Required = true };
        Option<string?> target = new("--output", "-o") { Description = "The file to write, or for several files the folder. Default: the files themselves." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("propagate", "Rewrite the propagation fields of labels and nothing else.") { files, propagator, propagateId, target, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string name = LabelWriteCommand.Checked(parsed.GetValue(propagator)!, "--propagator");
            string number = LabelWriteCommand.Checked(parsed.GetValue(propagateId)!, "--propagate-id");
            var labeler = new ContentLabeler();
            return await new LabelWriteBatch(output, parsed.InvocationConfiguration.Error, parsed.GetValue(json)).RunAsync(
                parsed.GetValue(files)!, parsed.GetValue(target), (file, outputPath) =>
                    LabelWriting.Of(labeler.PropagateFileAsync(file, name, number, options: null, outputPath, cancellationToken)));
        });
        return command;
    }
}
