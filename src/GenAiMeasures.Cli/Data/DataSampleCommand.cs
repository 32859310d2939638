using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

// Draws a sample and writes the sheet on which people judge it.
internal static class DataSampleCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<FileInfo> corpus = new("corpus") { Description = "JSON Lines, or CSV where the file ends in .csv." };
        Option<int?> size = new("--size") { Description = "How many items. Default: 4000, unless --share is given." };
        Option<double?> share = new("--share") { Description = "The share to draw, such as 0.1." };
        Option<ulong> seed = new("--seed") { Description = "The seed: the same one draws the same items again.", Required = true };
        Option<string?> id = new("--id") { Description = "The field or column with the item's number. Default: the line's number." };
        Option<FileInfo> file = new("-o", "--output") { Description = "The workbook (XLSX) to write.", Required = true };
        Option<string> encoding = EncodingOption.Encoding();
        var command = new Command("sample", "Draw a sample that can be drawn again, as a workbook for judging it by hand.") { corpus, size, share, seed, id, file, encoding };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var source = new CorpusFile(parsed.GetValue(corpus)!.FullName) { IdField = parsed.GetValue(id), Encoding = EncodingOption.Read(parsed.GetValue(encoding)!) };
            DrawnSample<CorpusItem> sample;
            try
            {
                sample = parsed.GetValue(share) is { } part
                    ? await SampleDrawer.DrawShareAsync(source, part, parsed.GetValue(seed), cancellationToken)
                    : await SampleDrawer.DrawAsync(source.ReadAsync(cancellationToken), i => i.Id, parsed.GetValue(size) ?? 4000, parsed.GetValue(seed), cancellationToken);
                await File.WriteAllBytesAsync(parsed.GetValue(file)!.FullName, InspectionWorkbook.Write(sample), cancellationToken);
            }
            catch (ArgumentException exception)
            {
                throw new CliException(exception.Message);
            }

            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{sample.Items.Count} of {sample.Population} items drawn with seed {sample.Seed}; population {sample.PopulationHash}; sample {sample.DrawnHash}. Fill in the column 结论 (合格 or 不合格), then: data inspect."));
            return ExitCodes.Done;
        });
        return command;
    }
}
