namespace GenAiMeasures.Labeling;

// The explicit label as it stands in answers, and every form in which it may stand in earlier ones.
internal sealed class LabelTexts
{
    private const string Separator = "\n\n";

    internal LabelTexts(LabelingOptions options)
    {
        Wording = options.Place == ExplicitPlace.Interface
            ? options.Interface.Text
            : options.Text ?? (options.Language == LabelLanguage.English ? ExplicitWording.English : ExplicitWording.Chinese);
        Opening = options.Place is ExplicitPlace.Start or ExplicitPlace.Both ? Wording + Separator : null;
        Closing = options.Place is ExplicitPlace.End or ExplicitPlace.Both ? Separator + Wording : null;

        // a conversation may be older than the setting
        string[] wordings = [.. new[] { Wording, ExplicitWording.Chinese, ExplicitWording.English }.Distinct(StringComparer.Ordinal)];
        Openings = [.. wordings.Select(w => w + Separator)];
        Closings = [.. wordings.Select(w => Separator + w)];
    }

    internal string Wording { get; }

    internal string? Opening { get; }

    internal string? Closing { get; }

    internal string[] Openings { get; }

    internal string[] Closings { get; }
}
