using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// Files that the package is made of, by paths relative to the profile.
internal sealed record ProfileFiles
{
    public string? ServiceAgreement { get; init; }

    public string? PrivacyPolicy { get; init; }

    public ImmutableArray<string> Keywords { get => field.IsDefault ? [] : field; init; }

    public string? TestBank { get; init; }

    public string? RefusalBank { get; init; }

    public string? NonRefusalBank { get; init; }

    public string? AssessmentRun { get; init; }
}
