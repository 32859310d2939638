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
        Option<FileInfo?> filed = new("--filed-models") { Description = "A file with the filing numbers that you have looked up, one a line; models whose number is not there are then an error." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("check", "Check a register by the rules P1 to P20 and those on annotation.") { register, profile, evidence, on, practice, filed, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            (_, RegisterReport report) = await RegisterFile.CheckAsync(
                parsed.GetValue(register)!, parsed.GetValue(profile)!, parsed.GetValue(evidence), parsed.GetValue(on), parsed.GetValue(practice), parsed.GetValue(filed), cancellationToken);
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
                ProblemOutput.Write(writer, report.Problems);
                writer.WriteEndObject();
            });
            return;
        }

        ProblemOutput.Write(output, report.Problems);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Problems.Count} problems; {report.Rules} rules asked with {report.Profile} on {report.CheckedOn:yyyy-MM-dd}; register {report.Digest}."));
    }
}
