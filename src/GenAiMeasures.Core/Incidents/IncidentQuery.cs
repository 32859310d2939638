namespace GenAiMeasures;

/// <summary>Which incidents to list. Every condition that is set must hold.</summary>
public sealed record IncidentQuery
{
    /// <summary>Gets whether to list open ones (<see langword="true"/>), closed ones (<see langword="false"/>) or both (<see langword="null"/>).</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Gets the kind, or <see langword="null"/> for all.</summary>
    public IncidentKind? Kind { get; init; }

    /// <summary>Gets whether to list only those with steps that are not on record yet.</summary>
    public bool Unrecorded { get; init; }
}
