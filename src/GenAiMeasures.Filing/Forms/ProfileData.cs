using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// The whole of a profile file: what people know about the service, in the order of the forms.
internal sealed record ProfileData
{
    public required int Version { get; init; }

    public ServiceFactsForm Facts { get => field ?? new(); init; }

    public SubjectForm Subject { get => field ?? new(); init; }

    public AlgorithmForm Algorithm { get => field ?? new(); init; }

    public ImmutableArray<ProductForm> Products { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<CalledModelForm> Models { get => field.IsDefault ? [] : field; init; }

    public PublicTextForm PublicText { get => field ?? new(); init; }

    public SelfAssessmentForm SelfAssessment { get => field ?? new(); init; }

    public ResponsibilityForm Responsibility { get => field ?? new(); init; }

    public ApplicationForm Application { get => field ?? new(); init; }

    public SafetyReportForm SafetyReport { get => field ?? new(); init; }

    public AnnotationForm Annotation { get => field ?? new(); init; }

    public ComputeForm Compute { get => field ?? new(); init; }

    public RegistrationForm Registration { get => field ?? new(); init; }

    public ContentSafetyForm ContentSafety { get => field ?? new(); init; }

    public ProfileFiles Files { get => field ?? new(); init; }

    public ImmutableArray<EvidenceForm> Evidence { get => field.IsDefault ? [] : field; init; }
}
