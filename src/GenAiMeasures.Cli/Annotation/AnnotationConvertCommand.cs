using System.CommandLine;
using System.Globalization;
using System.Text;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

// Every export as the same long table. A file with a wrong part leaves no table behind.
internal static class AnnotationConvertCommand
{
    internal static Command Create(TextWriter output)
    {
        var options = new AnnotationOptions();
        Option<FileInfo> file = new("-o", "--output") { Description = "The CSV file to write.", Required = true };
        var command = new Command("convert", "Write annotations of any format as one long table (CSV).") { file };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            FileInfo target = parsed.GetValue(file)!;
            string draft = target.FullName + ".new";
            long rows = 0;
            try
            {
                await using (var writer = new StreamWriter(draft, append: false, new UTF8Encoding(false)) { NewLine = "\n" })
                {
                    await writer.WriteLineAsync("item,annotator,label,question,role,accepted,seconds,at");
                    await foreach (AnnotationRow row in options.Read(parsed).ReadAsync(cancellationToken))
                    {
                        // reference answers and skipped items are no judgements
                        if (row.IsReference || row.IsSkipped)
                        {
                            continue;
                        }

                        rows++;
                        await writer.WriteLineAsync(string.Join(',', Fields(row).Select(Quote)));
                    }
                }

                File.Move(draft, target.FullName, overwrite: true);
            }
            finally
            {
                File.Delete(draft);
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows} rows in {target.Name}."));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string[] Fields(AnnotationRow row) =>
    [
        row.Item, row.Person, row.Label ?? "", row.Question, row.Function == AnnotationFunction.Review ? "review" : "annotate", row.Accepted is { } accepted ? accepted ? "true" : "false" : "",
        row.Seconds?.ToString(CultureInfo.InvariantCulture) ?? "", row.At?.ToString("O", CultureInfo.InvariantCulture) ?? "",
    ];

    private static string Quote(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
