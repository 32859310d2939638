namespace GenAiMeasures;

// A data profile of standing-profiles.json: which risks weigh how much, and which measures follow.
internal sealed record StandingProfile
{
    public required string Source { get; init; }

    public required Confidence Confidence { get; init; }

    public required RiskSeverity CountsAtOrAbove { get; init; }

    // from a group of risks, or a single risk, to its severity
    public required IReadOnlyDictionary<string, RiskSeverity> Severities { get; init; }

    // kinds of findings that count without a risk, such as an attempt to induce
    public required IReadOnlyList<string> Kinds { get; init; }

    public required IReadOnlyList<StandingRung> Ladder { get; init; }
}
