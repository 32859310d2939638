using System.CommandLine;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Cli;

// Labels files and reads the labels back. Of several files each gets its own number: the id with -1, -2 and so on.
internal static class LabelWriteCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<string[]> files = LabelInputs.Files();
        Option<string> producer = new("--producer") { Description = "Name or 27-character code of the provider that generated the content.", Required = true };
        Option<string> id = new("--id") { Description = "Its unique number of the content; of several files the numbers go on with -1, -2 and so on.", Required = true };
        Option<string?> propagator = new("--propagator") { Description = "Name or code of the provider that spreads it. Default: the producer." };
        Option<string?> propagateId = new("--propagate-id") { Description = "Its number of the content. Default: the producer's." };
        Option<string?> target = new("--output", "-o") { Description = "The file to write, or for several files the folder. Default: the files themselves." };
        Option<bool> inPlace = new("--in-place") { Description = "Change the files themselves, which is also the default: without a copy where the format allows it." };
        Option<bool> refuseSeals = new("--refuse-sealed") { Description = "Refuse files whose C2PA manifest the label would break." };
        Option<string?> visible = new("--visible") { Description = "Text documents also get the visible line: start, end or both." };
        visible.AcceptOnlyFromAmong("start", "end", "both");
        Option<string?> wording = new("--wording") { Description = "The words of the visible line, with an AI and a generation element. Default: 【本内容由AI生成】." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("write", "Write a label into files and read it back.")
        {
            files, producer, id, propagator, propagateId, target, inPlace, refuseSeals, visible, wording, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string? to = parsed.GetValue(target);
            if (to is not null && parsed.GetValue(inPlace))
            {
                throw new CliException("Give an output with -o, or --in-place, and not both.");
            }

            string[] given = parsed.GetValue(files)!;
            string producerName = Checked(parsed.GetValue(producer)!, "--producer");
            string number = Checked(parsed.GetValue(id)!, "--id");
            string? byWhom = parsed.GetValue(propagator);
            string? byNumber = parsed.GetValue(propagateId);
            if ((byWhom is null) != (byNumber is null))
            {
                throw new CliException("--propagator and --propagate-id belong together.");
            }

            VisibleLineOptions? line = Line(parsed.GetValue(visible), parsed.GetValue(wording));
            bool isOne = given.Length == 1 && File.Exists(given[0]);
            int count = 0;
            var labeler = new ContentLabeler();
            var options = new LabelWriteOptions { C2pa = parsed.GetValue(refuseSeals) ? SealPolicy.Refuse : SealPolicy.LabelAndReport };
            return await new LabelWriteBatch(output, parsed.InvocationConfiguration.Error, parsed.GetValue(json)).RunAsync(given, to, (file, outputPath) =>
            {
                string own = isOne ? number : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number}-{++count}");
                AigcLabel label = AigcLabel.Produce(producerName, own);
                label = byWhom is null ? label : label.Propagate(Checked(byWhom, "--propagator"), Checked(byNumber!, "--propagate-id"));
                return line is null
                    ? LabelWriting.Of(labeler.WriteFileAsync(file, label, options, outputPath, cancellationToken))
                    : LabelWriting.Of(labeler.WriteDocumentFileAsync(file, label, line, options, outputPath, cancellationToken), new FileInfo(file).Length);
            });
        });
        return command;
    }

    private static VisibleLineOptions? Line(string? place, string? wording)
    {
        if (place is null)
        {
            return wording is null ? null : throw new CliException("--wording goes with --visible.");
        }

        return wording is not null && ExplicitWording.FindProblem(wording) is { } problem
            ? throw new CliException($"--wording cannot be the explicit label: {problem} (GB 45438-2025 5.1).")
            : new VisibleLineOptions { Text = wording ?? ExplicitWording.Chinese, Place = Enum.Parse<ExplicitPlace>(place, ignoreCase: true) };
    }

    internal static string Checked(string value, string option) => value.Length > 0 && AigcLabel.CanHold(value)
        ? value
        : throw new CliException($"{option} holds a character outside printable ASCII without space, quote and backslash, or nothing (GB 45438-2025 Annex E j).");
}
