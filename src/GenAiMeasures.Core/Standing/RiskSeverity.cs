namespace GenAiMeasures;

/// <summary>How heavily a risk weighs for a subject's standing. Ordered. Which risk has which severity is a data profile; no public text states it.</summary>
public enum RiskSeverity
{
    /// <summary>No risk.</summary>
    None = 0,

    /// <summary>Low.</summary>
    Low = 1,

    /// <summary>Medium.</summary>
    Medium = 2,

    /// <summary>High.</summary>
    High = 3,

    /// <summary>Critical.</summary>
    Critical = 4,
}
