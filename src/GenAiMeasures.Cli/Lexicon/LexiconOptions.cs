using System.CommandLine;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Cli;

// the switches that the commands for lexicons share
internal sealed class LexiconOptions
{
    internal Option<bool> Pinyin { get; } = new("--pinyin") { Description = "Read every term of three characters or more in pinyin and by its first letters too." };

    internal Option<bool> Homophones { get; } = new("--homophones") { Description = "Count characters that are read the same as the same, for terms of three characters or more." };

    internal Option<bool> Starter { get; } = new("--starter") { Description = "Add the starter lexicon that comes with the package." };

    internal void AddTo(Command command)
    {
        command.Options.Add(Pinyin);
        command.Options.Add(Homophones);
        command.Options.Add(Starter);
    }

    internal ModerationOptions Read(ParseResult parsed, IEnumerable<FileInfo> files)
    {
        var options = new ModerationOptions();
        foreach (FileInfo file in files)
        {
            options.Lexicons.AddFile(file.FullName);
        }

        options.Lexicons.Starter = parsed.GetValue(Starter);
        options.Evasion.Homophones = parsed.GetValue(Homophones);
        if (parsed.GetValue(Pinyin))
        {
            options.Evasion.Pinyin = TrickUse.LongTerms;
            options.Evasion.Initials = TrickUse.LongTerms;
        }

        return options;
    }
}
