using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

// What the law, the standards and promises set, as this version knows it.
internal static class DeadlinesRulesCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<bool> json = SharedOptions.Json();
        var command = new Command("rules", "The rules: id, length, what starts it, article, how sure it is.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                WriteJson(output);
                return ExitCodes.Done;
            }

            foreach (DeadlineRule rule in DeadlineRules.All)
            {
                string length = rule.Length is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number} {JsonOutput.ToCamelCase(rule.Unit)}") : $"set by {rule.Setting}";
                output.WriteLine($"{rule.Id,-22} {length}; from {rule.FromEnglish}");
                output.WriteLine($"{"",-22} {rule.TitleChinese} / {rule.TitleEnglish}");
                output.WriteLine($"{"",-22} {rule.Article}; {(rule.Verified ? "verified" : "not verified")}, {JsonOutput.ToCamelCase(rule.Confidence)}");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void WriteJson(TextWriter output) => JsonOutput.Write(output, writer =>
    {
        writer.WriteStartArray();
        foreach (DeadlineRule rule in DeadlineRules.All)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            writer.WriteString("article", rule.Article);
            writer.WriteString("title", rule.TitleChinese);
            writer.WriteString("titleEn", rule.TitleEnglish);
            writer.WriteString("kind", JsonOutput.ToCamelCase(rule.Kind));
            writer.WriteString("unit", JsonOutput.ToCamelCase(rule.Unit));
            if (rule.Length is { } length)
            {
                writer.WriteNumber("length", length);
            }
            else
            {
                writer.WriteNull("length");
                writer.WriteString("setting", rule.Setting);
            }

            writer.WriteString("start", JsonOutput.ToCamelCase(rule.Start));
            writer.WriteString("confidence", JsonOutput.ToCamelCase(rule.Confidence));
            writer.WriteBoolean("verified", rule.Verified);
            writer.WriteString("source", rule.Source);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });
}
