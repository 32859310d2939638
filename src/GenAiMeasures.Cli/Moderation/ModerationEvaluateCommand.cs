using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Cli;

internal static class ModerationEvaluateCommand
{
    internal static Command Create(TextWriter output)
    {
        var rows = new LabelledRows();
        Argument<FileInfo> model = new("model") { Description = "The model." };
        Option<double> threshold = new("--threshold") { Description = "The score from which on a text counts. Default: 0.5.", DefaultValueFactory = _ => 0.5 };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("evaluate", "Evaluate a classifier on rows that it was not trained on.") { model, rows.Data, rows.Text, rows.Label, rows.Positive, threshold, json };
        command.SetAction(parsed =>
        {
            using FileStream stream = parsed.GetRequiredValue(model).OpenRead();
            NgramModel read = NgramModel.Read(stream);
            NgramEvaluation result = NgramEvaluation.Of(read, rows.Read(parsed), parsed.GetValue(threshold));
            Write(output, read, result, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, NgramModel model, NgramEvaluation result, bool json)
    {
        if (!json)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Rows} rows: accuracy {result.Accuracy:0.000}, macro F1 {result.MacroF1:0.000}, precision {result.Precision:0.000}, recall {result.Recall:0.000}, false positives {result.FalsePositiveRate:0.000}."));
            return;
        }

        JsonOutput.Write(output, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("model", model.Digest);
            writer.WriteNumber("rows", result.Rows);
            writer.WriteNumber("accuracy", result.Accuracy);
            writer.WriteNumber("macroF1", result.MacroF1);
            writer.WriteNumber("precision", result.Precision);
            writer.WriteNumber("recall", result.Recall);
            writer.WriteNumber("falsePositiveRate", result.FalsePositiveRate);
            writer.WriteEndObject();
        });
    }
}
