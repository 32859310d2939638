namespace GenAiMeasures.Filing;

/// <summary>Which deadlines to list. Every condition that is set must hold.</summary>
public sealed record DeadlineQuery
{
    /// <summary>Gets whether to list open ones (<see langword="true"/>, the default), closed ones (<see langword="false"/>) or both (<see langword="null"/>).</summary>
    public bool? IsOpen { get; init; } = true;

    /// <summary>Gets the instant before or at which the time is over, or <see langword="null"/>. The present lists what is overdue.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>Gets how many to list at most, the soonest first; <see langword="null"/> for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Gets whether to list what must only be kept (<see cref="DeadlineRuleKind.Minimum"/>), in the order of the ids, instead of what is due.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool Kept { get; init; }

    // what must only be kept has no day on which it is due, and is not among those that are sorted by it
    internal CaseQuery ToCaseQuery() => Kept
        ? new(Deadline.CaseKind) { IsOpen = IsOpen }
        : new(Deadline.CaseKind) { IsOpen = IsOpen, DueBy = DueBy, Limit = Limit, ByDue = true };
}
