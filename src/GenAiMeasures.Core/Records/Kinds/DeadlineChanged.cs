using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A clock of a rule was started, moved or stopped. The same <see cref="Deadline"/> and <see cref="Number"/> may be written twice after a crash: it is one step.</summary>
public sealed record DeadlineChanged : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.DeadlineChanged;

    /// <summary>Gets the deadline's number.</summary>
    public required string Deadline { get; init; }

    /// <summary>Gets the step's place in the deadline, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the step.</summary>
    public required DeadlineStep Step { get; init; }

    /// <summary>Gets the rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>Gets the version of the rules by which it was reckoned.</summary>
    public required string RuleVersion { get; init; }

    /// <summary>Gets when the step was taken.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets who took it: a person's name or number, or <c>clock</c>.</summary>
    public required string Author { get; init; }

    /// <summary>Gets why; no user's text. <see langword="null"/> where the clock itself took the step.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets when the period began, or <see langword="null"/>; with the first step.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the first instant at which it is overdue from now on, or <see langword="null"/> where it is none any more.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Gets how sure the calendar was of that instant, or <see langword="null"/>.</summary>
    public CalendarCertainty? Certainty { get; init; }
}
