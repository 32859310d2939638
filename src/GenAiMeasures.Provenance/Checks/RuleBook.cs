namespace GenAiMeasures.Provenance;

internal sealed record RuleBook
{
    public required IReadOnlyList<CheckProfile> Profiles { get; init; }

    public required IReadOnlyList<CheckRule> Rules { get; init; }
}
