using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Cli;

// What is wrong with lexicons: against the figures of GB/T 45654, row by row, and against ordinary text.
internal static class LexiconLintCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<FileInfo[]> files = new("files") { Description = "The lexicon files; the first takes precedence.", Arity = ArgumentArity.OneOrMore };
        Option<FileInfo[]> corpus = new("--corpus") { Description = "Ordinary text of your own, one document a line, in UTF-8; added to the built-in one." };
        Option<bool> json = SharedOptions.Json();
        var shared = new LexiconOptions();
        var command = new Command("lint", "Review lexicons before they go live.") { files, corpus, json };
        shared.AddTo(command);
        command.SetAction(parsed =>
        {
            var documents = new List<string>(BenignCorpus.ReadBuiltIn());
            foreach (FileInfo file in parsed.GetValue(corpus) ?? [])
            {
                documents.AddRange(TextInput.Read(null, file).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            }

            DateOnly today = Beijing.DateOf(TimeProvider.System.GetUtcNow());
            LexiconLintReport report = LexiconLinter.Run(shared.Read(parsed, parsed.GetValue(files)!), documents, today);
            if (parsed.GetValue(json))
            {
                WriteJson(output, report);
            }
            else
            {
                WriteText(output, report);
            }

            return report.Problems.Count == 0 && report.FalseBlocks.Count == 0 ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static void WriteJson(TextWriter output, LexiconLintReport report) => JsonOutput.Write(output, writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("terms", report.Terms);
        writer.WriteStartObject("perRisk");
        foreach ((string risk, int count) in report.PerRisk)
        {
            writer.WriteNumber(risk, count);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("problems");
        foreach (LexiconProblem problem in report.Problems)
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", problem.Line);
            writer.WriteString("code", problem.Code);
            writer.WriteString("message", problem.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("benign");
        writer.WriteNumber("documents", report.BenignDocuments);
        writer.WriteNumber("blocked", report.BlockedDocuments);
        writer.WriteStartArray("terms");
        foreach (LexiconFalseBlock block in report.FalseBlocks)
        {
            writer.WriteStartObject();
            writer.WriteString("term", block.Term);
            writer.WriteString("rule", block.Rule);
            writer.WriteNumber("documents", block.Documents);
            writer.WriteStartArray("words");
            foreach (string word in block.Words)
            {
                writer.WriteStringValue(word);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static void WriteText(TextWriter output, LexiconLintReport report)
    {
        foreach (LexiconProblem problem in report.Problems)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{problem.Line,6}  {problem.Code,-16} {problem.Message}"));
        }

        foreach (LexiconFalseBlock block in report.FalseBlocks)
        {
            string words = block.Words.Count > 0 ? " (words that would protect: " + string.Join(' ', block.Words) + ")" : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{block.Documents,6}  benign documents hold {block.Term} of {block.Rule}{words}"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Terms} terms, {report.Problems.Count} problems; {report.BlockedDocuments} of {report.BenignDocuments} benign documents would be blocked."));
    }
}
