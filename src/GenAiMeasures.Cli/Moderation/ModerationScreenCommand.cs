using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Moderation;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli;

// A text before the screens as it would stream: what leaves, and what ends it.
internal static class ModerationScreenCommand
{
    // as a service's tokens come
    private const int Piece = 2;

    internal static Command Create(TextWriter output)
    {
        Option<FileInfo[]> lexicon = new("--lexicon") { Description = "A lexicon file; may be given several times, the first takes precedence." };
        Option<ScreenSide> side = new("--side") { Description = "input (a user wrote it) or output (it was generated).", DefaultValueFactory = _ => ScreenSide.Output };
        Option<bool> personal = new("--personal") { Description = "Mask personal information." };
        Option<string?> text = new("--text") { Description = "The text." };
        Argument<FileInfo?> file = new("file") { Description = "A file with the text, in UTF-8.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("screen", "Stream a text through the screens: what of it leaves, and what ends it.") { lexicon, side, personal, text, file, json };
        var shared = new LexiconOptions();
        shared.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string input = TextInput.Read(parsed.GetValue(text), parsed.GetValue(file));
            ModerationOptions options = shared.Read(parsed, parsed.GetValue(lexicon) ?? []);
            await using ServiceProvider provider = Services(options, parsed.GetValue(personal));
            ModeratedPieces pieces = provider.GetRequiredService<IModerationService>().ScreenAsync(Cut(input), parsed.GetValue(side));
            var released = new System.Text.StringBuilder();
            await foreach (string piece in pieces.WithCancellation(cancellationToken))
            {
                released.Append(piece);
            }

            Write(output, released.ToString(), pieces.Result!, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static ServiceProvider Services(ModerationOptions options, bool personal)
    {
        var services = new ServiceCollection();
        IGenAiComplianceBuilder builder = services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).AddModeration(m =>
        {
            foreach (LexiconFile file in options.Lexicons.Files)
            {
                m.Lexicons.Files.Add(file);
            }

            (m.Lexicons.Starter, m.Lexicons.ReloadSeconds) = (options.Lexicons.Starter, 0);
            (m.Evasion.Homophones, m.Evasion.Pinyin, m.Evasion.Initials) = (options.Evasion.Homophones, options.Evasion.Pinyin, options.Evasion.Initials);
        });
        if (personal)
        {
            builder.AddPersonalInformation(o => o.Output = PersonalInformationTreatment.Mask);
        }

        return services.BuildServiceProvider();
    }

    private static async IAsyncEnumerable<string> Cut(string text)
    {
        await Task.CompletedTask;
        for (int at = 0; at < text.Length; at += Piece)
        {
            yield return text.Substring(at, Math.Min(Piece, text.Length - at));
        }
    }

    private static void Write(TextWriter output, string released, ModerationResult result, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("verdict", result.Verdict.ToString());
                writer.WriteString("released", released);
                writer.WriteString("substitute", result.Substitute);
                writer.WriteStartArray("findings");
                foreach (Finding finding in result.Findings)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("start", finding.Start);
                    writer.WriteNumber("length", finding.Length);
                    writer.WriteString("verdict", finding.Verdict.ToString());
                    writer.WriteString("risk", finding.Risk.Value);
                    writer.WriteString("kind", finding.Kind);
                    writer.WriteString("screen", finding.Screen);
                    writer.WriteString("rule", finding.Rule);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return;
        }

        output.WriteLine(released);
        foreach (Finding finding in result.Findings)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{finding.Start,8} +{finding.Length,-4} {finding.Verdict,-10} {finding.Kind ?? finding.Risk.Value,-8} {finding.Screen} {finding.Rule}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Verdict}, {result.Findings.Count} findings, {released.Length} characters left."));
    }
}
