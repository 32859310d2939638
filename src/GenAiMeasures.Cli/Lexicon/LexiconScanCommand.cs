using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Cli;

// Findings of a lexicon in a text, with offsets in UTF-16 units of the text as it was given.
internal static class LexiconScanCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<FileInfo[]> lexicon = new("--lexicon") { Description = "The lexicon file; may be given several times, the first takes precedence.", Required = true };
        Option<string?> text = new("--text") { Description = "The text." };
        Argument<FileInfo?> file = new("file") { Description = "A file with the text, in UTF-8.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> explain = new("--explain") { Description = "Say of every match, protected ones too, by which rule and in which normalised form it is one, and what protects it or why nothing does." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("scan", "Find a lexicon's terms in a text.") { lexicon, text, file, explain, json };
        var shared = new LexiconOptions();
        shared.AddTo(command);
        command.SetAction(parsed =>
        {
            string input = TextInput.Read(parsed.GetValue(text), parsed.GetValue(file));
            LexiconMatcher matcher = LexiconMatcher.Load(shared.Read(parsed, parsed.GetValue(lexicon)!));
            if (parsed.GetValue(explain))
            {
                LexiconExplanations.Write(output, matcher.Explain(input), parsed.GetValue(json));
            }
            else
            {
                Write(output, input, matcher.Find(input), parsed.GetValue(json));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, string text, IReadOnlyList<LexiconMatch> findings, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartArray();
                foreach (LexiconMatch finding in findings)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("start", finding.Start);
                    writer.WriteNumber("length", finding.Length);
                    writer.WriteString("text", text.AsSpan(finding.Start, finding.Length));
                    writer.WriteString("term", finding.Term);
                    writer.WriteString("risk", finding.Risk.Value);
                    writer.WriteString("rule", finding.Rule);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            return;
        }

        foreach (LexiconMatch finding in findings)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{finding.Start,8} +{finding.Length,-4} {finding.Risk.Value,-6} {finding.Rule,-24} {finding.Term}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{findings.Count} findings."));
    }
}
