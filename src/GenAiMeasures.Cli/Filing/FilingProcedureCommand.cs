using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

// Which procedures apply: from a profile, or from facts on the command line.
internal static class FilingProcedureCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<FileInfo?> profile = new("profile") { Description = "A profile; or state the facts with options.", Arity = ArgumentArity.ZeroOrOne };
        Option<ServiceScope> scope = new("--scope") { Description = "To whom the service is offered." };
        Option<ModelOrigin> model = new("--model") { Description = "Where the model comes from." };
        Option<bool> noOpinion = new("--no-opinion-attributes") { Description = "The service has no public-opinion attributes and cannot mobilise the public." };
        Option<bool> companion = new("--companion") { Description = "The service plays a person who keeps users company." };
        Option<bool> minors = new("--minors") { Description = "Minors use the service or may." };
        Option<DirectoryInfo?> templates = FilingTemplatesCommand.Templates();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("procedure", "Which of filing, registration, algorithm filing and the 2018 assessment apply, and why.") { profile, scope, model, noOpinion, companion, minors, templates, json };
        command.SetAction(parsed =>
        {
            ProcedureFacts facts = parsed.GetValue(profile) is { } file
                ? FilingProfile.Read(file.FullName).Facts
                : new ProcedureFacts
                {
                    Scope = parsed.GetValue(scope),
                    Model = parsed.GetValue(model),
                    HasOpinionAttributes = !parsed.GetValue(noOpinion),
                    IsCompanion = parsed.GetValue(companion),
                    IsForMinors = parsed.GetValue(minors),
                };
            Write(output, Find(facts, FilingTemplatesCommand.Read(parsed.GetValue(templates))), parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    internal static ProcedureAnswer Find(ProcedureFacts facts, FilingTemplates templates)
    {
        try
        {
            return ProcedureFinder.Find(facts, templates);
        }
        catch (ArgumentException exception)
        {
            throw new CliException(exception.Message);
        }
    }

    internal static void WriteReasons(Utf8JsonWriter writer, string name, IEnumerable<ProcedureReason> reasons)
    {
        writer.WriteStartArray(name);
        foreach (ProcedureReason reason in reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("chinese", reason.Chinese);
            writer.WriteString("english", reason.English);
            writer.WriteString("article", reason.Article);
            writer.WriteString("confidence", JsonOutput.ToCamelCase(reason.Confidence));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(TextWriter output, ProcedureAnswer answer, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("procedures");
                foreach (RequiredProcedure procedure in answer.Procedures)
                {
                    writer.WriteStartObject();
                    writer.WriteString("id", procedure.Id);
                    writer.WriteString("chinese", procedure.Chinese);
                    writer.WriteString("english", procedure.English);
                    writer.WriteString("where", procedure.Where);
                    writer.WriteString("clock", procedure.Clock);
                    writer.WriteString("clockConfidence", JsonOutput.ToCamelCase(procedure.ClockConfidence));
                    WriteReasons(writer, "reasons", procedure.Reasons);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                WriteReasons(writer, "none", answer.None);
                WriteReasons(writer, "warnings", answer.Warnings);
                writer.WriteEndObject();
            });
            return;
        }

        foreach (RequiredProcedure procedure in answer.Procedures)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{procedure.Chinese} / {procedure.English} ({procedure.Id})"));
            output.WriteLine($"  {procedure.Where}；{procedure.Clock} [{procedure.ClockConfidence}]");
            Lines(output, procedure.Reasons);
        }

        Lines(output, answer.None);
        output.WriteLine("注意 / Note:");
        Lines(output, answer.Warnings);
    }

    private static void Lines(TextWriter output, IEnumerable<ProcedureReason> reasons)
    {
        foreach (ProcedureReason reason in reasons)
        {
            output.WriteLine($"  {reason.Chinese} / {reason.English} [{reason.Article}; {reason.Confidence}]");
        }
    }
}
