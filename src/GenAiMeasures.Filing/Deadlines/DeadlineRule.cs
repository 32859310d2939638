namespace GenAiMeasures.Filing;

/// <summary>A period that a law, a standard or the provider's own promise sets. Read from a data file of this package. Immutable.</summary>
public sealed record DeadlineRule
{
    /// <summary>Gets the stable id, such as <c>alg.filing</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the instrument and article.</summary>
    public required string Article { get; init; }

    /// <summary>Gets the duty it belongs to, by its id in the catalogue, or <see langword="null"/>.</summary>
    public string? Duty { get; init; }

    /// <summary>Gets what is due, in Chinese.</summary>
    public required string TitleChinese { get; init; }

    /// <summary>Gets what is due, in English.</summary>
    public required string TitleEnglish { get; init; }

    /// <summary>Gets what the period means.</summary>
    public DeadlineRuleKind Kind { get; init; }

    /// <summary>Gets the unit.</summary>
    public required DeadlineUnit Unit { get; init; }

    /// <summary>Gets how many units; negative counts back from the event; <see langword="null"/> where no text gives a number and a setting does.</summary>
    public int? Length { get; init; }

    /// <summary>Gets the setting that gives the length, or <see langword="null"/>.</summary>
    public string? Setting { get; init; }

    /// <summary>Gets what starts it.</summary>
    public required DeadlineEvent Start { get; init; }

    /// <summary>Gets the material whose update meets it, once that is on record (<see cref="MaterialUpdated"/>); <see cref="MaterialKind.None"/> where people note it.</summary>
    public MaterialKind MetBy { get; init; }

    /// <summary>Gets whose clock it is, or <see langword="null"/> for everybody's.</summary>
    public IncidentOperator? Operator { get; init; }

    /// <summary>Gets the day or moment from which it counts, in Chinese.</summary>
    public required string FromChinese { get; init; }

    /// <summary>Gets the day or moment from which it counts, in English.</summary>
    public required string FromEnglish { get; init; }

    /// <summary>Gets how long before the end people are reminded, longest first.</summary>
    public required IReadOnlyList<TimeSpan> Remind { get; init; }

    /// <summary>Gets where the period was read.</summary>
    public required string Source { get; init; }

    /// <summary>Gets how surely it is known.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Gets whether somebody checked the number against the official text. What is not checked is shown as such.</summary>
    public required bool Verified { get; init; }

    /// <summary>Gets what else is to be known, in Chinese, or <see langword="null"/>.</summary>
    public string? NoteChinese { get; init; }
}
