namespace GenAiMeasures.Filing;

/// <summary>Which complaints to list. Every condition that is set must hold.</summary>
public sealed record ComplaintQuery
{
    /// <summary>Gets whether to list open ones (<see langword="true"/>), closed ones (<see langword="false"/>) or both (<see langword="null"/>, the default).</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Gets what they are about, or <see langword="null"/> for all.</summary>
    public ComplaintKind? About { get; init; }

    /// <summary>Gets the number of the content (ProduceID), or <see langword="null"/> for all.</summary>
    public string? ProduceId { get; init; }

    /// <summary>Gets whether to list only those that nobody has answered and whose limit is over.</summary>
    public bool Overdue { get; init; }
}
