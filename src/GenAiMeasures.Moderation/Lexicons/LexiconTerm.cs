namespace GenAiMeasures.Moderation;

/// <summary>One term of a lexicon (关键词). Immutable.</summary>
public sealed record LexiconTerm
{
    /// <summary>Gets the term's text.</summary>
    public required string Text { get; init; }

    /// <summary>Gets whether it is a term that counts, a benign phrase or an ordinary word.</summary>
    /// <value>Default: <see cref="TermKind.Deny"/>.</value>
    public TermKind Kind { get; init; }

    /// <summary>Gets the risks the term stands for, of the 31 of GB/T 45654-2025 Annex A. Findings carry the first.</summary>
    /// <value>Default: empty; a lexicon's default risk is then used.</value>
    public IReadOnlyList<RiskCode> Risks { get; init; } = [];

    /// <summary>Gets how severe a finding is.</summary>
    /// <value>From 1 (worst) to 5. Default: 3.</value>
    public int Severity { get; init; } = 3;

    /// <summary>Gets what a finding does.</summary>
    /// <value>Default: <see langword="null"/>, which refuses the question in the input and stops the answer in the output.</value>
    public Verdict? Action { get; init; }

    /// <summary>Gets how the term is matched.</summary>
    /// <value>Default: <see cref="TermMatch.Normal"/>.</value>
    public TermMatch Match { get; init; }

    /// <summary>Gets other ways of writing the term that are matched too, whatever its length.</summary>
    /// <value>Default: <see cref="TermForms.None"/>. <see cref="TermMatch.Exact"/> terms have none.</value>
    public TermForms Forms { get; init; }

    /// <summary>Gets benign phrases that protect what lies within them from this term.</summary>
    /// <value>Default: empty.</value>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>Gets where the term comes from, or <see langword="null"/>.</summary>
    public string? Source { get; init; }

    /// <summary>Gets when it was added, or <see langword="null"/>.</summary>
    public DateOnly? Added { get; init; }

    /// <summary>Gets when somebody last looked at it, or <see langword="null"/>.</summary>
    public DateOnly? Reviewed { get; init; }

    /// <summary>Gets the line of its file, from 1; for a term from code its number.</summary>
    public int Line { get; init; }
}
