using System.CommandLine;
using System.Text.Json;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

internal static class FilingCheckCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<DirectoryInfo> folder = new("folder") { Description = "The folder that 'filing build' wrote, as people left it." };
        Option<bool> complete = new("--complete") { Description = "Fail when a field is still missing, too." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("check", "Check a package for contradictions, secrets and missing fields.") { folder, complete, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            FilingCheckReport report = await FilingChecker.CheckAsync(parsed.GetValue(folder)!.FullName, cancellationToken);
            Write(output, report, parsed.GetValue(json));
            return report.HasNoErrors && (report.IsComplete || !parsed.GetValue(complete)) ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    internal static void Problems(Utf8JsonWriter writer, IReadOnlyList<FilingProblem> problems)
    {
        writer.WriteStartArray("problems");
        foreach (FilingProblem problem in problems)
        {
            writer.WriteStartObject();
            writer.WriteString("code", problem.Code);
            writer.WriteString("severity", JsonOutput.ToCamelCase(problem.Severity));
            writer.WriteString("place", problem.Place);
            writer.WriteString("message", problem.English);
            writer.WriteString("messageChinese", problem.Chinese);
            writer.WriteString("clause", problem.Clause);
            writer.WriteString("confidence", JsonOutput.ToCamelCase(problem.Confidence));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static void Strings(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    internal static void Lines(TextWriter output, IReadOnlyList<FilingProblem> problems)
    {
        foreach (FilingProblem problem in problems)
        {
            output.WriteLine($"{problem.Severity,-7} {problem.Code,-16} {problem.Place}: {problem.Chinese} / {problem.English} [{problem.Clause}; {problem.Confidence}]");
        }
    }

    private static void Write(TextWriter output, FilingCheckReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("ok", report.HasNoErrors);
                writer.WriteBoolean("complete", report.IsComplete);
                writer.WriteNumber("documents", report.Documents);
                Problems(writer, report.Problems);
                Strings(writer, "missing", report.Missing);
                Strings(writer, "edited", report.Edited);
                writer.WriteEndObject();
            });
            return;
        }

        Lines(output, report.Problems);
        foreach (string missing in report.Missing)
        {
            output.WriteLine("Missing " + missing);
        }

        foreach (string edited in report.Edited)
        {
            output.WriteLine("Edited  " + edited);
        }

        output.WriteLine($"{report.Documents} documents, {report.Problems.Count} problems, {report.Missing.Count} missing fields. This is no finding of compliance.");
    }
}
