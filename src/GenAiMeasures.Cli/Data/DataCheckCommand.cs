using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

internal static class DataCheckCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<FileInfo> register = DataCommand.Register();
        Option<string> profile = DataCommand.Profile();
        Option<DirectoryInfo?> evidence = DataCommand.Evidence();
        Option<DateOnly?> on = DataCommand.On();
        Option<bool> practice = new("--practice") { Description = "Ask rules of local practice too, which stand in no standard." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("check", "Check a register by the rules P1 to P20 and those on annotation.") { register, profile, evidence, on, practice, json };
        command.SetAction(parsed =>
        {
            (_, RegisterReport report) = RegisterFile.Check(
                parsed.GetValue(register)!, parsed.GetValue(profile)!, parsed.GetValue(evidence), parsed.GetValue(on), parsed.GetValue(practice));
            Write(output, report, parsed.GetValue(json));
            return report.HasNoErrors ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static void Write(TextWriter output, RegisterReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("ok", report.HasNoErrors);
                writer.WriteString("profile", report.Profile);
                writer.WriteString("digest", report.Digest);
                writer.WriteStartArray("problems");
                foreach (RegisterProblem problem in report.Problems)
                {
                    writer.WriteStartObject();
                    writer.WriteString("code", problem.Code);
                    writer.WriteString("severity", JsonOutput.ToCamelCase(problem.Severity));
                    writer.WriteString("target", problem.Target);
                    writer.WriteString("source", problem.Id);
                    writer.WriteString("message", problem.English);
                    writer.WriteString("messageChinese", problem.Chinese);
                    writer.WriteString("cure", problem.CureEnglish);
                    writer.WriteString("cureChinese", problem.CureChinese);
                    writer.WriteString("clause", problem.Clause);
                    writer.WriteString("confidence", JsonOutput.ToCamelCase(problem.Confidence));
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return;
        }

        foreach (RegisterProblem problem in report.Problems)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{problem.Severity,-11} {problem.Code,-16} {problem.Id}: {problem.Chinese} {problem.CureChinese} / {problem.English} {problem.CureEnglish} [{problem.Clause}; {problem.Confidence}]"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Problems.Count} problems; {report.Rules} rules asked with {report.Profile} on {report.CheckedOn:yyyy-MM-dd}; register {report.Digest}."));
    }
}
