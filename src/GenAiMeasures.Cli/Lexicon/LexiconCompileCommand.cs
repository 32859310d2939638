using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Cli;

// One hashed file that an app loads without building anything.
internal static class LexiconCompileCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<FileInfo[]> files = new("files") { Description = "The lexicon files; the first takes precedence.", Arity = ArgumentArity.OneOrMore };
        Option<FileInfo> target = new("--output", "-o") { Description = "The compiled lexicon to write.", Required = true };
        Option<bool> json = SharedOptions.Json();
        var shared = new LexiconOptions();
        var command = new Command("compile", "Write lexicons as one hashed file that loads at once.") { files, target, json };
        shared.AddTo(command);
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(target)!.FullName;
            LexiconMatcher matcher = LexiconMatcher.Load(shared.Read(parsed, parsed.GetValue(files)!));
            long bytes = matcher.Save(path);
            int terms = matcher.Lexicons.Sum(l => l.Terms);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(output, writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("output", path);
                    writer.WriteString("digest", matcher.Digest);
                    writer.WriteNumber("terms", terms);
                    writer.WriteNumber("bytes", bytes);
                    writer.WriteEndObject();
                });
            }
            else
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{terms} terms, {bytes} bytes, digest {matcher.Digest}."));
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
