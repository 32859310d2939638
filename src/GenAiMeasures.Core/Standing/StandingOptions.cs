using System.ComponentModel.DataAnnotations;

namespace GenAiMeasures;

/// <summary>The measures against users (Interim Measures Art. 14(2)): what counts, and what follows.</summary>
/// <remarks>
/// The default profile suspends after three illegal or inducing inputs in a row or five within a day: the trigger of
/// TC260-003 (2024), which GB/T 45654-2025 is said to have kept; neither text was read first hand. What stands before and
/// after the suspension is a choice of this library.
/// </remarks>
public sealed class StandingOptions
{
    /// <summary>Gets or sets whether standing is kept. Switched off, IM-14-2-MEASURES is left to the operator.</summary>
    /// <value>Default: <see langword="true"/>. Needs records and a standing store (<c>UseSqlite()</c>).</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the data profile that says which risks count and which measures follow.</summary>
    /// <value>Default: <c>tc260-003</c>.</value>
    public string Profile { get; set; } = "tc260-003";

    /// <summary>Gets the ladder of measures, which replaces the profile's when it is not empty. Strictest last.</summary>
    /// <value>Default: empty, the profile's ladder.</value>
    public IList<StandingRung> Ladder { get; } = [];

    /// <summary>Gets or sets the severity at or above which a risk counts.</summary>
    /// <value>Default: <see langword="null"/>, the profile's: every risk of groups A.1 to A.4.</value>
    public RiskSeverity? CountsAtOrAbove { get; set; }

    /// <summary>Gets or sets the verdict at or above which a finding in an input counts.</summary>
    /// <value>Default: <see cref="Verdict.Refuse"/>: an input that was answered, redacted or met with a vetted answer is not held against its user.</value>
    public Verdict CountsFrom { get; set; } = Verdict.Refuse;

    /// <summary>Gets or sets whether an answer that was stopped for its content counts like an illegal input, as one that the user induced.</summary>
    /// <value>Default: <see langword="false"/>: an answer is the model's doing unless a screen finds the inducement in the input.</value>
    public bool CountStoppedAnswers { get; set; }

    /// <summary>Gets or sets for how many days a suspension counts towards the next rung.</summary>
    /// <value>From 1 to 3,650. Default: 180, a choice of this library.</value>
    [Range(1, 3_650)]
    public int SuspensionsWithinDays { get; set; } = 180;

    /// <summary>Gets or sets whether the notice of a measure is added to the text of the refusal that led to it, where users see it. It always stands in <see cref="GenAiMeasuresProperties.Notice"/>.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool ShowNotice { get; set; } = true;
}
