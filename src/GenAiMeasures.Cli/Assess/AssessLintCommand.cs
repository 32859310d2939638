using System.CommandLine;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

internal static class AssessLintCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<FileInfo> bank = new("bank") { Description = "The bank: XLSX, CSV, TSV or JSON Lines." };
        Option<string> kind = AssessCommand.Kind();
        Option<string> profile = AssessCommand.Profile();
        Option<string> encoding = EncodingOption.Encoding();
        Option<DateOnly?> on = FilingCommand.On();
        Option<FileInfo?> convert = new("-o", "--output") { Description = "Write the bank as .xlsx, .csv or .jsonl, too." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("lint", "Counts of a bank against a standard's numbers, duplicates, freshness, bad rows.") { bank, kind, profile, encoding, on, convert, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = parsed.GetValue(bank)!.FullName;
            AssessmentBank read;
            try
            {
                read = await AssessmentBank.ReadAsync(path, AssessCommand.Read(parsed.GetValue(kind)!), EncodingOption.Read(parsed.GetValue(encoding)!), cancellationToken);
            }
            catch (FilingInputException exception) when (parsed.GetValue(json))
            {
                JsonOutput.Write(output, writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteBoolean("ok", false);
                    Problems(writer, exception.Problems);
                    writer.WriteEndObject();
                });
                return ExitCodes.BadUsage;
            }

            BankReport report = BankLinter.Lint(read, parsed.GetValue(on) ?? FilingCommand.Today(), parsed.GetValue(profile)!);
            if (parsed.GetValue(convert) is { } target)
            {
                await WriteAsync(read, target, cancellationToken);
            }

            Write(output, report, parsed.GetValue(json));
            return report.IsClean ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static async Task WriteAsync(AssessmentBank bank, FileInfo target, CancellationToken cancellationToken)
    {
        try
        {
            await bank.WriteAsync(target.FullName, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new CliException(exception.Message);
        }
    }

    internal static void Problems(System.Text.Json.Utf8JsonWriter writer, IReadOnlyList<InputProblem> problems)
    {
        writer.WriteStartArray("problems");
        foreach (InputProblem problem in problems)
        {
            writer.WriteStartObject();
            writer.WriteString("place", problem.Place);
            writer.WriteString("code", problem.Code);
            writer.WriteString("message", problem.English);
            writer.WriteString("messageChinese", problem.Chinese);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(TextWriter output, BankReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("ok", report.IsClean);
                writer.WriteString("digest", report.Digest);
                writer.WriteString("profile", report.Profile);
                writer.WriteString("source", report.Source);
                writer.WriteString("confidence", JsonOutput.ToCamelCase(report.Confidence));
                writer.WriteStartObject("cells");
                foreach (BankCell cell in report.Cells)
                {
                    writer.WriteStartObject(cell.Name);
                    writer.WriteNumber("count", cell.Count);
                    writer.WriteNumber("minimum", cell.Minimum);
                    writer.WriteEndObject();
                }

                writer.WriteEndObject();
                Problems(writer, report.Problems);
                writer.WriteEndObject();
            });
            return;
        }

        foreach (InputProblem problem in report.Problems)
        {
            output.WriteLine($"{problem.Place}: {problem.Code}: {problem.Chinese} / {problem.English}");
        }

        output.WriteLine($"{report.Cells[0].Count} items, {report.Problems.Count} problems by {report.Profile} ({report.Source}; {report.Confidence}).");
    }
}
