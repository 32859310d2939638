namespace GenAiMeasures;

// the steps without which an incident of a kind cannot be closed
internal sealed record IncidentRule
{
    public required IReadOnlyList<IncidentStep> Required { get; init; }

    public required string Source { get; init; }

    public required Confidence Confidence { get; init; }
}
