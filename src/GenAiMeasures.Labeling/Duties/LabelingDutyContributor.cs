using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling;

internal sealed class LabelingDutyContributor(
    IOptions<LabelingOptions> options, IEnumerable<IAudioLabelEncoder> encoders, IImageMarker? images = null, IAudioMarker? audio = null, IVideoMarker? video = null) : IDutyContributor
{
    private const string ImplicitText = "every generated chat text has the Annex E label in the properties of its final update (a text has no file metadata)";
    private const string ImplicitFiles = "every generated file that leaves has it in its metadata, read back, but for plain text, which has no place for it";

    public IEnumerable<DutyContribution> Contribute()
    {
        LabelingOptions labeling = options.Value;
        bool isDeclared = labeling.Place == ExplicitPlace.Interface;
        string rest = labeling.UnlabelledMedia == UnlabelledMedia.Withhold
            ? "files that cannot be labelled are withheld"
            : "files that cannot be labelled are released with their implicit label at most, and recorded as unlabelled";
        string media = $"{Marked(isDeclared)}; {rest}";
        string text = isDeclared
            ? "the operator declares a persistent notice in the interface, recorded with every exchange; the software does not see it"
            : $"every generated chat text carries the explicit label ({Describe(labeling.Place)}); beside a JSON answer it is a property that the host has to show";

        yield return new("IM-12-LABEL", DutyCoverageKind.Enforced, $"GenAiMeasures.Labeling: {ImplicitText}; {ImplicitFiles}; {text}; {media}");
        yield return new("LM-4-EXPLICIT", isDeclared ? DutyCoverageKind.Recorded : DutyCoverageKind.Enforced, $"GenAiMeasures.Labeling: {text}; {media}");
        yield return new("LM-5-IMPLICIT", DutyCoverageKind.Enforced, $"GenAiMeasures.Labeling: {ImplicitText}; {ImplicitFiles}; {rest}");
        if (labeling.Unlabelled.Enabled)
        {
            yield return new(
                "LM-9-UNLABELLED", DutyCoverageKind.Enforced,
                "GenAiMeasures.Labeling: the explicit label is left out only for an identified user who accepted a named agreement and asked, with a record before; the implicit label stays");
        }
    }

    // which files get an explicit label here; whatever is not named counts as a file that cannot be labelled
    private string Marked(bool isDeclared)
    {
        string drawn = images is null ? "no image marker is registered" : "images a drawn mark";
        string burned = video is null ? "no video marker is registered" : "videos the mark of the host's encoder";
        string sound = isDeclared ? "sound is declared in the interface"
            : audio is not AudibleMarker ? "sound the mark of the host's own marker"
            : encoders.Any() ? "sound an audible label, compressed sound by the host's encoders"
            : "sound in WAV an audible label, compressed sound none";
        return $"text documents get a visible line, {sound}, {drawn}, {burned}";
    }

    private static string Describe(ExplicitPlace place) => place switch
    {
        ExplicitPlace.Start => "at its start",
        ExplicitPlace.End => "at its end",
        _ => "at its start and end",
    };
}
