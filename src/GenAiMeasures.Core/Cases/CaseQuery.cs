namespace GenAiMeasures;

/// <summary>Which cases to list. Every condition that is set must hold.</summary>
/// <param name="Kind">The kind of case.</param>
public sealed record CaseQuery(string Kind)
{
    /// <summary>Gets whether to list open ones (<see langword="true"/>), closed ones (<see langword="false"/>) or both (<see langword="null"/>).</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Gets the instant before or at which <see cref="CaseState.DueAt"/> lies, or <see langword="null"/>.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>Gets the instant before or at which <see cref="CaseState.WakeAt"/> lies, or <see langword="null"/>.</summary>
    public DateTimeOffset? WakeBy { get; init; }

    /// <summary>Gets whether to list only those with steps that are not on record yet.</summary>
    public bool Unrecorded { get; init; }

    /// <summary>Gets whether to list by <see cref="CaseState.DueAt"/>, those without one left out; otherwise by number.</summary>
    public bool ByDue { get; init; }

    /// <summary>Gets how many to list at most; <see langword="null"/> for all.</summary>
    public int? Limit { get; init; }
}
