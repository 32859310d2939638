using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Cli;

internal static class ModerationTrainCommand
{
    internal static Command Create(TextWriter output)
    {
        var rows = new LabelledRows();
        Option<FileInfo> model = new("--output", "-o") { Description = "Where the model is written.", Required = true };
        Option<int> bits = new("--bits") { Description = "The size of the table as a power of two, 10 to 22. Default: 16.", DefaultValueFactory = _ => 16 };
        Option<int> epochs = new("--epochs") { Description = "How often the rows are gone through, 1 to 100. Default: 4.", DefaultValueFactory = _ => 4 };
        Option<int> seed = new("--seed") { Description = "The seed of their order. Default: 1.", DefaultValueFactory = _ => 1 };
        var command = new Command("train", "Train a classifier. Mind the licence of the rows.") { rows.Data, rows.Text, rows.Label, rows.Positive, model, bits, epochs, seed };
        command.SetAction(parsed =>
        {
            IReadOnlyList<LabelledText> read = rows.Read(parsed);
            NgramModel trained;
            try
            {
                trained = NgramTrainer.Train(read, new NgramTrainingOptions { Bits = parsed.GetValue(bits), Epochs = parsed.GetValue(epochs), Seed = parsed.GetValue(seed) });
            }
            catch (ArgumentException exception)
            {
                throw new CliException(exception.Message);
            }

            using (FileStream stream = parsed.GetRequiredValue(model).Create())
            {
                trained.Write(stream);
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{read.Count} rows, model {trained.Digest}."));
            return ExitCodes.Done;
        });
        return command;
    }
}
