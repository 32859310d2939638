using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

internal static class AnnotationPlanCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<long> lot = new("--lot") { Description = "How many items the batch has.", Required = true };
        Option<decimal> limit = new("--aql") { Description = "The acceptance quality limit, in percent bad.", Required = true };
        Option<string> level = new("--level") { Description = "I, II, III, S1, S2, S3 or S4.", DefaultValueFactory = _ => "II" };
        level.AcceptOnlyFromAmong(Enum.GetNames<InspectionLevel>());
        Option<bool> json = SharedOptions.Json();
        var command = new Command("plan", "The single plan of GB/T 2828.1 for normal inspection.") { lot, limit, level, json };
        command.SetAction(parsed =>
        {
            AcceptancePlan plan;
            try
            {
                plan = AcceptanceTable.Find(parsed.GetValue(lot), parsed.GetValue(limit), Enum.Parse<InspectionLevel>(parsed.GetValue(level)!));
            }
            catch (ArgumentOutOfRangeException exception)
            {
                throw new CliException(exception.Message);
            }

            Write(output, plan, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, AcceptancePlan plan, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("letter", plan.PlanLetter);
                writer.WriteString("codeLetter", plan.CodeLetter);
                writer.WriteNumber("n", plan.Size);
                writer.WriteNumber("accept", plan.Accept);
                writer.WriteNumber("reject", plan.Reject);
                writer.WriteBoolean("fullInspection", plan.IsFullInspection);
                writer.WriteEndObject();
            });
            return;
        }

        output.WriteLine(plan.IsFullInspection
            ? string.Create(CultureInfo.InvariantCulture, $"Inspect all {plan.Size} items; accept with at most {plan.Accept} bad ones (letter {plan.PlanLetter}).")
            : string.Create(CultureInfo.InvariantCulture, $"Inspect {plan.Size} items; accept with at most {plan.Accept} bad ones, reject from {plan.Reject} on (letter {plan.PlanLetter})."));
    }
}
