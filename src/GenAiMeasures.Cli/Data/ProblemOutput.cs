using System.Globalization;
using System.Text.Json;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

// problems of a register or of annotations, the same way everywhere
internal static class ProblemOutput
{
    internal static void Write(Utf8JsonWriter writer, IReadOnlyList<RegisterProblem> problems)
    {
        writer.WriteStartArray("problems");
        foreach (RegisterProblem problem in problems)
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
    }

    internal static void Write(TextWriter output, IReadOnlyList<RegisterProblem> problems)
    {
        foreach (RegisterProblem problem in problems)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{problem.Severity,-11} {problem.Code,-16} {problem.Id}: {problem.Chinese} {problem.CureChinese} / {problem.English} {problem.CureEnglish} [{problem.Clause}; {problem.Confidence}]"));
        }
    }
}
