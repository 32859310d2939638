namespace GenAiMeasures.Provenance;

/// <summary>How much a problem weighs.</summary>
public enum RegisterProblemSeverity
{
    /// <summary>Advisable, or worth knowing.</summary>
    Information = 0,

    /// <summary>To be looked at.</summary>
    Warning = 1,

    /// <summary>Something that a rule asks for is missing or wrong.</summary>
    Error = 2,
}
