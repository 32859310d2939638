namespace GenAiMeasures;

/// <summary>The present state of one case that a package carries on (a deadline, a complaint): what a store keeps of it. Immutable.</summary>
/// <remarks>The history is in the ledger; this is what is worked with between two steps, and it survives a restart.</remarks>
public sealed record CaseState
{
    /// <summary>Gets the kind of case, such as <c>deadline</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the case's number, unique within its kind.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the number of this state, one more than the one it replaces; 1 for the first.</summary>
    public required long Version { get; init; }

    /// <summary>Gets whether the case is open.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Gets the first instant at which it is overdue, or <see langword="null"/>; to the millisecond.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Gets when something is next to be done about it, or <see langword="null"/>; to the millisecond.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>Gets how many of its last steps are not on record yet.</summary>
    public int Unrecorded { get; init; }

    /// <summary>Gets the state in the writing of its package, as UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
}
