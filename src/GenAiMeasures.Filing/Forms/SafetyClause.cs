namespace GenAiMeasures.Filing;

// A clause of the safety assessment, in our own words; Duty is the id of the duty whose coverage speaks about it.
internal sealed record SafetyClause
{
    public required string Id { get; init; }

    public required string Chapter { get; init; }

    public required string Title { get; init; }

    public string? Duty { get; init; }

    public required Confidence Confidence { get; init; }
}
