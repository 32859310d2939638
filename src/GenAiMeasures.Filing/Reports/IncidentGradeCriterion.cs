namespace GenAiMeasures.Filing;

/// <summary>One measure of harm in the grading table. Immutable.</summary>
public sealed record IncidentGradeCriterion
{
    /// <summary>Gets the id, such as <c>leakedPersons</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name in Chinese.</summary>
    public required string NameChinese { get; init; }

    /// <summary>Gets the name in English.</summary>
    public required string NameEnglish { get; init; }

    /// <summary>Gets the unit in Chinese.</summary>
    public required string Unit { get; init; }

    /// <summary>Gets the grades of which a number is known, the highest first. A grade that is missing is not known.</summary>
    public required IReadOnlyList<IncidentGradeLevel> Levels { get; init; }
}
