namespace GenAiMeasures.Filing;

/// <summary>How much a problem of a package weighs.</summary>
public enum FilingProblemSeverity
{
    /// <summary>To be looked at: a shape that offices do not always keep to, for example.</summary>
    Warning = 0,

    /// <summary>Would be sent back, or says what is not so.</summary>
    Error = 1,
}
