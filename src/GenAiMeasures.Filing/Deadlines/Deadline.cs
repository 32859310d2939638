using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAiMeasures.Filing;

/// <summary>A clock that runs, or has run. Immutable.</summary>
public sealed record Deadline
{
    /// <summary>The kind under which a store keeps deadlines (<see cref="CaseState.Kind"/>).</summary>
    public const string CaseKind = "deadline";

    /// <summary>Gets the number: the rule's id, and what it is about.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the number of this state; 1 for the first.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Gets the rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>Gets the version of the rules by which it was reckoned.</summary>
    public required string RuleVersion { get; init; }

    /// <summary>Gets the instrument and article, as they stood when it was started.</summary>
    public required string Article { get; init; }

    /// <summary>Gets what is due, in Chinese.</summary>
    public required string TitleChinese { get; init; }

    /// <summary>Gets what is due, in English.</summary>
    public required string TitleEnglish { get; init; }

    /// <summary>Gets what the period means.</summary>
    public DeadlineRuleKind Kind { get; init; }

    /// <summary>Gets the unit.</summary>
    public required DeadlineUnit Unit { get; init; }

    /// <summary>Gets how many units.</summary>
    public required int Length { get; init; }

    /// <summary>Gets where the period was read.</summary>
    public required string Source { get; init; }

    /// <summary>Gets how surely the period is known.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Gets whether the number was checked against the official text.</summary>
    public required bool Verified { get; init; }

    /// <summary>Gets what it is about, or <see langword="null"/> for the service as a whole.</summary>
    public string? About { get; init; }

    /// <summary>Gets when the period began.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Gets the first instant at which it is overdue: the midnight in Asia/Shanghai after the last day, or the end of the last hour.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Gets the last day, in Asia/Shanghai; <see langword="null"/> for periods of hours.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Gets the last day when a period that ends on a day off moves to the next working day (Civil Code Art. 203, from memory of the text). Do not plan with it.</summary>
    public DateOnly? LatestOn { get; init; }

    /// <summary>Gets how sure the calendar is of the days.</summary>
    public CalendarCertainty Certainty { get; init; }

    /// <summary>Gets the steps, in the order in which they were taken. Each is a record.</summary>
    public IReadOnlyList<DeadlineChanged> Steps { get; init; } = [];

    /// <summary>Gets how many of the last <see cref="Steps"/> are not on record yet.</summary>
    public int Unrecorded { get; init; }

    /// <summary>Gets the reminders that were given, each by its time before the end and its hook.</summary>
    public IReadOnlyList<string> Reminded { get; init; } = [];

    /// <summary>Gets whether it runs.</summary>
    [JsonIgnore]
    public bool IsOpen => Steps.Count == 0 || Steps[^1].Step is not (DeadlineStep.Met or DeadlineStep.Dropped);

    /// <summary>Gets whether its time ran out while it was open, as far as that is on record; a day to which it was moved begins anew.</summary>
    [JsonIgnore]
    public bool WasOverdue => Steps.LastOrDefault(s => s.Step is DeadlineStep.Overdue or DeadlineStep.Extended)?.Step == DeadlineStep.Overdue;

    /// <summary>Whether it is open and its time is over.</summary>
    /// <param name="now">The present.</param>
    /// <returns>Whether it is; never for what must only be kept.</returns>
    public bool IsOverdue(DateTimeOffset now) => IsOpen && Kind != DeadlineRuleKind.Minimum && now >= DueAt;

    /// <summary>Reads a deadline from the bytes of <see cref="ToUtf8Bytes"/>.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <returns>The deadline.</returns>
    /// <exception cref="JsonException">The bytes hold no deadline.</exception>
    public static Deadline Parse(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, FilingJsonContext.Readable.Deadline) ?? throw new JsonException("The bytes hold no deadline.");

    /// <summary>The deadline as UTF-8 JSON.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ToUtf8Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, FilingJsonContext.Readable.Deadline);

    internal Deadline With(DeadlineStep step, DateTimeOffset at, string author, string? reason) => this with
    {
        Steps =
        [
            .. Steps,
            new DeadlineChanged
            {
                Deadline = Id,
                Number = Steps.Count,
                Step = step,
                Rule = Rule,
                RuleVersion = RuleVersion,
                At = at,
                Author = author,
                Reason = reason,
                From = step == DeadlineStep.Started ? From : null,
                DueAt = step is DeadlineStep.Met or DeadlineStep.Dropped ? null : DueAt,
                Certainty = step is DeadlineStep.Started or DeadlineStep.Extended or DeadlineStep.Recalculated ? Certainty : null,
            },
        ],
        Unrecorded = Unrecorded + 1,
    };
}
