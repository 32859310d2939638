namespace GenAiMeasures.Provenance;

/// <summary>Something a rule asks for that a register does not show. Says which clause it belongs to, and never that a service is lawful.</summary>
public sealed record RegisterProblem
{
    /// <summary>Gets the stable code of the rule, such as <c>P12-AFTER</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the requirement, such as <c>P12</c>.</summary>
    public required string Requirement { get; init; }

    /// <summary>Gets how much it weighs.</summary>
    public required RegisterProblemSeverity Severity { get; init; }

    /// <summary>Gets the kind of object, such as <c>source</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Gets the object's id, or an empty string for the register as a whole.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what is missing, in English.</summary>
    public required string English { get; init; }

    /// <summary>Gets what is missing, in Chinese.</summary>
    public required string Chinese { get; init; }

    /// <summary>Gets how to cure it, in English.</summary>
    public required string CureEnglish { get; init; }

    /// <summary>Gets how to cure it, in Chinese.</summary>
    public required string CureChinese { get; init; }

    /// <summary>Gets the article or clause.</summary>
    public required string Clause { get; init; }

    /// <summary>Gets how surely the rule and its numbers are known: the lesser of the two.</summary>
    public required Confidence Confidence { get; init; }
}
