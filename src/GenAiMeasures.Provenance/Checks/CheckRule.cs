namespace GenAiMeasures.Provenance;

internal sealed record CheckRule
{
    public required string Code { get; init; }

    public required string Requirement { get; init; }

    public required string Target { get; init; }

    public required RegisterProblemSeverity Severity { get; init; }

    // all have to hold for the rule to apply
    public IReadOnlyList<string> When { get; init => field = value ?? []; } = [];

    // all have to hold for the rule to be met
    public required IReadOnlyList<string> Need { get; init; }

    public bool IsPractice { get; init; }

    public required string Clause { get; init; }

    public required Confidence Confidence { get; init; }

    public required string English { get; init; }

    public required string Chinese { get; init; }

    public required string CureEnglish { get; init; }

    public required string CureChinese { get; init; }
}
