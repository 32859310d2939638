using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Cli;

// Personal information in a text, with offsets in UTF-16 units of the text as it was given; never the information itself.
internal static class PrivacyScanCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string?> text = new("--text") { Description = "The text." };
        Argument<FileInfo?> file = new("file") { Description = "A file with the text, in UTF-8.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("scan", "Find personal information in a text.") { text, file, json };
        command.SetAction(parsed =>
        {
            string input = TextInput.Read(parsed.GetValue(text), parsed.GetValue(file));
            Write(output, input, PersonalInformationDetector.Find(input), parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, string text, IReadOnlyList<PersonalInformationMatch> matches, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartArray();
                foreach (PersonalInformationMatch match in matches)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("start", match.Start);
                    writer.WriteNumber("length", match.Length);
                    writer.WriteString("kind", JsonOutput.ToCamelCase(match.Kind));
                    writer.WriteString("masked", Mask(text, match));
                    writer.WriteNumber("score", match.Score);
                    writer.WriteString("rule", match.Rule);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            return;
        }

        foreach (PersonalInformationMatch match in matches)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{match.Start,8} +{match.Length,-4} {JsonOutput.ToCamelCase(match.Kind),-10} {match.Score,-5:0.##} {Mask(text, match)}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{matches.Count} findings."));
    }

    private static string Mask(string text, in PersonalInformationMatch match) =>
        PersonalInformationDetector.Mask(match.Kind, text.AsSpan(match.Start, match.Length));
}
