using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

// Reads a filled sheet back: the verdict by the standard's count, and beside it what is proven.
internal static class DataInspectCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<FileInfo> sheet = new("sheet") { Description = "The filled workbook." };
        Option<string> id = new("--id") { Description = "The number of the inspection in the register.", Required = true };
        Option<string> by = new("--by") { Description = "Who inspected: a staff name or number.", Required = true };
        Option<DateOnly> on = new("--on") { Description = "The day of the inspection.", Required = true };
        Option<string> profile = DataCommand.Profile();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("inspect", "Read a filled sheet back: rate, intervals, the standard's verdict and the proven one.") { sheet, id, by, on, profile, json };
        command.SetAction(parsed =>
        {
            InspectedSample read;
            try
            {
                read = InspectionWorkbook.Read(parsed.GetValue(sheet)!.FullName, parsed.GetValue(id)!, parsed.GetValue(by)!, parsed.GetValue(on));
            }
            catch (ArgumentException exception)
            {
                throw new CliException(exception.Message);
            }

            InspectionResult result = InspectionResult.Of(read.Inspection, parsed.GetValue(profile)!) ?? throw new CliException("The sheet has no rows.");
            Write(output, read, result, parsed.GetValue(json));
            return result.MeetsStandard ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static void Write(TextWriter output, InspectedSample read, InspectionResult result, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer => WriteJson(writer, read, result));
            return;
        }

        string target = result.SafeTarget is { } count ? string.Create(CultureInfo.InvariantCulture, $"{count} of {read.Inspection.Size}") : "no count of a sample so small";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"合格率 / rate: {read.Inspection.Passed} of {read.Inspection.Size}, {result.Rate:P2}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"95 %: Clopper-Pearson {result.ClopperPearson.Low:P3} to {result.ClopperPearson.High:P3}; Wilson {result.Wilson.Low:P3} to {result.Wilson.High:P3}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"按标准计数 / by the standard's count: {(result.MeetsStandard ? "达到 / reached" : "未达到 / not reached")} ({result.RequiredSize} items at {result.RequiredRate:P0}; {result.Profile}, {result.Confidence})"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"统计证明 / proven: {(result.IsProven ? "已证明 / yes" : "未证明 / no")} (one-sided lower bound {result.Proven:P3}; {target} would prove it)"));
        foreach ((string risk, long failed) in read.FailedPerRisk)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"不合格 / failed {(risk.Length == 0 ? "-" : risk)}: {failed}"));
        }
    }

    private static void WriteJson(Utf8JsonWriter writer, InspectedSample read, InspectionResult result)
    {
        writer.WriteStartObject();
        writer.WriteNumber("rate", result.Rate);
        WriteInterval(writer, "clopperPearson", result.ClopperPearson);
        WriteInterval(writer, "wilson", result.Wilson);
        writer.WriteNumber("proven", result.Proven);
        writer.WriteNumber("requiredRate", result.RequiredRate);
        writer.WriteNumber("requiredSize", result.RequiredSize);
        writer.WriteBoolean("meetsStandard", result.MeetsStandard);
        writer.WriteBoolean("isProven", result.IsProven);
        if (result.SafeTarget is { } target)
        {
            writer.WriteNumber("safeTarget", target);
        }
        else
        {
            writer.WriteNull("safeTarget");
        }

        writer.WriteString("profile", result.Profile);
        writer.WriteString("confidence", JsonOutput.ToCamelCase(result.Confidence));
        writer.WriteStartObject("failedPerRisk");
        foreach ((string risk, long failed) in read.FailedPerRisk)
        {
            writer.WriteNumber(risk, failed);
        }

        writer.WriteEndObject();
        writer.WritePropertyName("inspection");
        RegisterDraft.Write(writer, read.Inspection);
        writer.WriteEndObject();
    }

    private static void WriteInterval(Utf8JsonWriter writer, string name, Interval interval)
    {
        writer.WriteStartArray(name);
        writer.WriteNumberValue(interval.Low);
        writer.WriteNumberValue(interval.High);
        writer.WriteEndArray();
    }
}
