namespace GenAiMeasures;

/// <summary>One of the 31 risks of GB/T 45654-2025 Annex A.</summary>
public sealed record Risk
{
    /// <summary>Gets the code, such as <c>A.1.a</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the group, such as <c>A.1</c>.</summary>
    public required string Group { get; init; }

    /// <summary>Gets the risk in Chinese.</summary>
    public required string Chinese { get; init; }

    /// <summary>Gets our English gloss of it.</summary>
    public required string English { get; init; }

    /// <summary>Gets how surely the code and its wording are known.</summary>
    public required Confidence Confidence { get; init; }
}
