using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling;

internal sealed class LabelingDutyContributor(IOptions<LabelingOptions> options) : IDutyContributor
{
    private const string ImplicitText = "every generated chat text has the Annex E label in the properties of its final update (a text has no file metadata)";

    public IEnumerable<DutyContribution> Contribute()
    {
        LabelingOptions labeling = options.Value;
        bool isDeclared = labeling.Place == ExplicitPlace.Interface;
        string media = labeling.UnlabelledMedia == UnlabelledMedia.Withhold
            ? "files that cannot be labelled are withheld"
            : "files that cannot be labelled are released and recorded as unlabelled";
        string text = isDeclared
            ? "the operator declares a persistent notice in the interface, recorded with every exchange; the software does not see it"
            : $"every generated chat text carries the explicit label ({Describe(labeling.Place)}); beside a JSON answer it is a property that the host has to show";

        yield return new("IM-12-LABEL", DutyCoverageKind.Enforced, $"GenAiMeasures.Labeling: {ImplicitText}; {text}; {media}");
        yield return new("LM-4-EXPLICIT", isDeclared ? DutyCoverageKind.Recorded : DutyCoverageKind.Enforced, $"GenAiMeasures.Labeling: {text}; {media}");
        yield return new("LM-5-IMPLICIT", DutyCoverageKind.Enforced, $"GenAiMeasures.Labeling: {ImplicitText}; {media}");
        if (labeling.Unlabelled.Enabled)
        {
            yield return new(
                "LM-9-UNLABELLED", DutyCoverageKind.Enforced,
                "GenAiMeasures.Labeling: the explicit label is left out only for an identified user who accepted a named agreement and asked, with a record before; the implicit label stays");
        }
    }

    private static string Describe(ExplicitPlace place) => place switch
    {
        ExplicitPlace.Start => "at its start",
        ExplicitPlace.End => "at its end",
        _ => "at its start and end",
    };
}
