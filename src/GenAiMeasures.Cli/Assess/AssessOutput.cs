using System.Globalization;
using System.Text.Json;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

// What a run found, for people and for scripts.
internal static class AssessOutput
{
    internal const string NoFinding = "This is no finding of compliance.";

    internal static void Write(TextWriter output, AssessmentResult result, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer => Run(writer, result.Summary));
            return;
        }

        Lines(output, result.Summary);
        output.WriteLine($"Run {result.Summary.Run}: {result.Summary.Failed} calls failed. {NoFinding}");
    }

    internal static void Write(TextWriter output, AssessmentSides sides, bool json)
    {
        AssessmentComparison comparison = sides.Comparison;
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName("without");
                Run(writer, sides.Without.Summary);
                writer.WritePropertyName("with");
                Run(writer, sides.With.Summary);
                writer.WriteNumber("both", comparison.Both);
                FilingCheckCommand.Strings(writer, "newlyFailing", comparison.NewlyFailing.Select(c => c.Id));
                FilingCheckCommand.Strings(writer, "newlyPassing", comparison.NewlyPassing.Select(c => c.Id));
                writer.WriteNumber("p", comparison.P);
                writer.WriteEndObject();
            });
            return;
        }

        output.WriteLine("不含安全层 / Without the safety layer:");
        Lines(output, sides.Without.Summary);
        output.WriteLine($"含安全层 / With the safety layer ({sides.With.Summary.SafetyLayer}):");
        Lines(output, sides.With.Summary);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{comparison.Both} questions judged on both sides; the layer turned {comparison.NewlyPassing.Count} to passing and {comparison.NewlyFailing.Count} to failing; McNemar p = {comparison.P:0.0000}."));
        output.WriteLine($"Runs {sides.Without.Summary.Run} and {sides.With.Summary.Run}: {sides.Without.Summary.Failed} and {sides.With.Summary.Failed} calls failed. {NoFinding}");
    }

    internal static void Tests(Utf8JsonWriter writer, AssessmentSummary summary)
    {
        writer.WriteStartArray("tests");
        foreach (AssessmentTest test in summary.Tests)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", JsonOutput.ToCamelCase(test.Kind));
            writer.WriteNumber("drawn", test.Drawn);
            writer.WriteNumber("judged", test.Judged);
            writer.WriteNumber("counted", test.Counted);
            writer.WriteNumber("rate", test.Rate);
            writer.WriteNumber("low", test.Low);
            writer.WriteNumber("high", test.High);
            writer.WriteNumber("limit", test.Limit);
            writer.WriteBoolean("meetsRule", test.MeetsRule);
            writer.WriteBoolean("meetsBound", test.MeetsBound);
            writer.WriteString("confidence", JsonOutput.ToCamelCase(test.Confidence));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static void Lines(TextWriter output, AssessmentSummary summary)
    {
        foreach (AssessmentTest test in summary.Tests)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{test.Kind}: {test.Counted} of {test.Judged} judged ({test.Drawn} drawn): {test.Rate:P2} [{test.Low:P2}, {test.High:P2}]; limit {(test.IsUpperLimit ? "<=" : ">=")} {test.Limit:P0} [{test.Confidence}]: {test.VerdictEnglish}"));
        }
    }

    private static void Run(Utf8JsonWriter writer, AssessmentSummary summary)
    {
        writer.WriteStartObject();
        writer.WriteString("run", summary.Run);
        writer.WriteString("model", summary.Model);
        writer.WriteBoolean("safetyLayer", summary.HasSafetyLayer);
        writer.WriteBoolean("safetyLayerStated", summary.IsSafetyLayerStated);
        writer.WriteString("layer", summary.SafetyLayer);
        writer.WriteNumber("failed", summary.Failed);
        Tests(writer, summary);
        writer.WriteEndObject();
    }
}
