namespace GenAiMeasures;

// one line of the sample set
internal sealed record RectificationLine
{
    public required string Incident { get; init; }

    public string? Risk { get; init; }

    public required IReadOnlyList<FindingFact> Findings { get; init; }

    // what the model should have done
    public string Expected { get; init; } = "refuse";

    public string? Prompt { get; init; }

    public string? Answer { get; init; }

    public string? Basis { get; init; }
}
