using System.CommandLine;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

// A province's own forms and rules: checked before anything is built from them.
internal static class FilingTemplatesCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<DirectoryInfo?> folder = new("folder") { Description = "The folder with forms-*.json and procedures.json.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> schema = new("--schema") { Description = "Write the JSON schema of a forms file." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("templates", "Check a folder of forms and rules of a province. Exit code 2 when one is wrong.") { folder, schema, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(schema))
            {
                output.Write(FilingTemplates.Schema);
                return ExitCodes.Done;
            }

            Write(output, Read(parsed.GetValue(folder)), parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    internal static Option<DirectoryInfo?> Templates() => new("--templates") { Description = "A folder with a province's own forms and rules, in the place of the built-in ones." };

    internal static FilingTemplates Read(DirectoryInfo? folder) => folder is null ? FilingTemplates.BuiltIn : FilingTemplates.Read(folder.FullName);

    private static void Write(TextWriter output, FilingTemplates templates, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("ok", true);
                writer.WriteString("digest", templates.Digest);
                FilingCheckCommand.Strings(writer, "procedures", templates.Procedures);
                writer.WriteEndObject();
            });
            return;
        }

        output.WriteLine($"ok: {string.Join(", ", templates.Procedures)}{(templates.Digest is { } digest ? "; SHA-256 " + digest : "; built in")}");
    }
}
