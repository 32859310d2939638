using System.CommandLine;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Cli;

// checks a 27-character provider code and says what is wrong
internal static class LabelCodeCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<string> code = new("code") { Description = "The 27-character provider code (TC260-PG-20252A)." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("code", "Check a provider code.") { code, json };
        command.SetAction(parsed =>
        {
            string value = parsed.GetValue(code)!;
            IReadOnlyList<string> problems = ProviderCode.FindProblems(value);
            if (parsed.GetValue(json))
            {
                WriteJson(output, value, problems);
            }
            else
            {
                WriteText(output, value, problems);
            }

            return problems.Count == 0 ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static void WriteText(TextWriter output, string value, IReadOnlyList<string> problems)
    {
        if (ProviderCode.TryParse(value, out ProviderCode? code))
        {
            output.WriteLine($"{code}: valid. Subject {code.SubjectCode}, service {JsonOutput.ToCamelCase(code.Service)}, model {code.ModelCode}.");
            output.WriteLine("The shape and the check digit are right; whether the subject exists is not checked.");
            return;
        }

        output.WriteLine($"{value}: not a provider code.");
        foreach (string problem in problems)
        {
            output.WriteLine("  " + problem);
        }
    }

    private static void WriteJson(TextWriter output, string value, IReadOnlyList<string> problems) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("code", value);
        json.WriteBoolean("valid", problems.Count == 0);
        if (ProviderCode.TryParse(value, out ProviderCode? code))
        {
            json.WriteString("subjectCode", code.SubjectCode);
            json.WriteString("service", JsonOutput.ToCamelCase(code.Service));
            json.WriteString("modelCode", code.ModelCode);
        }

        json.WriteStartArray("problems");
        foreach (string problem in problems)
        {
            json.WriteStringValue(problem);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
