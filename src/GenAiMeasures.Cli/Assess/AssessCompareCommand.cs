using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

internal static class AssessCompareCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<DirectoryInfo> before = new("before") { Description = "The folder of the earlier run." };
        Argument<DirectoryInfo> after = new("after") { Description = "The folder of the later run." };
        Option<FileInfo?> items = new("-o", "--output") { Description = "Write the newly failing questions as rectification items (JSON Lines)." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("compare", "Compare two runs: newly failing and passing questions, McNemar's p.") { before, after, items, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            AssessmentResult later = AssessmentResult.Read(parsed.GetValue(after)!.FullName);
            AssessmentComparison comparison = AssessmentComparison.Between(AssessmentResult.Read(parsed.GetValue(before)!.FullName), later);
            if (parsed.GetValue(items) is { } file)
            {
                await comparison.WriteRectificationAsync(file.FullName, later.Summary.Run, cancellationToken);
            }

            Write(output, comparison, parsed.GetValue(json));
            return comparison.NewlyFailing.Count == 0 ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static void Write(TextWriter output, AssessmentComparison comparison, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("both", comparison.Both);
                FilingCheckCommand.Strings(writer, "newlyFailing", comparison.NewlyFailing.Select(c => c.Id));
                FilingCheckCommand.Strings(writer, "newlyPassing", comparison.NewlyPassing.Select(c => c.Id));
                writer.WriteNumber("p", comparison.P);
                writer.WriteEndObject();
            });
            return;
        }

        foreach (AssessedCase one in comparison.NewlyFailing)
        {
            output.WriteLine($"Failing {one.Id} {one.Class}");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{comparison.Both} questions in both; {comparison.NewlyFailing.Count} newly failing, {comparison.NewlyPassing.Count} newly passing; McNemar p = {comparison.P:0.0000}."));
    }
}
