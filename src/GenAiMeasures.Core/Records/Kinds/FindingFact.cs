namespace GenAiMeasures;

/// <summary>A finding as a record keeps it: where, what and by which rule, never the text.</summary>
public sealed record FindingFact
{
    /// <summary>Gets the place, such as <c>output/text/0.0</c>.</summary>
    public required string Place { get; init; }

    /// <summary>Gets the first character of the span.</summary>
    public required int Start { get; init; }

    /// <summary>Gets the length of the span.</summary>
    public required int Length { get; init; }

    /// <summary>Gets the verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Gets the risk, or <see langword="null"/>.</summary>
    public string? Risk { get; init; }

    /// <summary>Gets the kind of personal information, or <see langword="null"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>Gets the screen.</summary>
    public required string Screen { get; init; }

    /// <summary>Gets the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Gets the version of the policy that holds the rule.</summary>
    public required string Policy { get; init; }

    /// <summary>Gets the certainty from 0 to 1.</summary>
    public double Score { get; init; } = 1;

    internal static FindingFact Of(Finding finding) => new()
    {
        Place = finding.Place.ToString(),
        Start = finding.Start,
        Length = finding.Length,
        Verdict = finding.Verdict,
        Risk = finding.Risk.IsNone ? null : finding.Risk.Value,
        Kind = finding.Kind,
        Screen = finding.Screen,
        Rule = finding.Rule,
        Policy = finding.PolicyVersion,
        Score = finding.Score,
    };
}
