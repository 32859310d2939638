namespace GenAiMeasures;

/// <summary>What a screen found (发现). It says where, what risk and by which rule, and never holds the text itself. Immutable.</summary>
public sealed record Finding
{
    /// <summary>Gets where it was found.</summary>
    public required ContentPlace Place { get; init; }

    /// <summary>Gets the first character of the span, in UTF-16 units of the place's original text, from 0.</summary>
    public required int Start { get; init; }

    /// <summary>Gets the length of the span in UTF-16 units of the original text; 0 when the whole place is meant.</summary>
    public required int Length { get; init; }

    /// <summary>Gets what the rule decides.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Gets the risk, one of the 31 of GB/T 45654-2025 Annex A; no risk when only <see cref="Kind"/> applies.</summary>
    public RiskCode Risk { get; init; }

    /// <summary>Gets the kind of personal information found, such as <c>mobile</c>, or <see langword="null"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>Gets the name of the screen.</summary>
    public required string Screen { get; init; }

    /// <summary>Gets the rule within the screen, such as a lexicon's name and line; never the term's text.</summary>
    public required string Rule { get; init; }

    /// <summary>Gets the version of the policy that holds the rule, such as a lexicon's digest.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>Gets the screen's certainty from 0 to 1; 1 for a rule that matches or does not.</summary>
    public double Score { get; init; } = 1;
}
