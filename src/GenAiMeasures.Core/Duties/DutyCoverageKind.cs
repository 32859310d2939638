namespace GenAiMeasures;

/// <summary>How a duty is met. Ordered: a greater value is a stronger one.</summary>
public enum DutyCoverageKind
{
    /// <summary>Nobody sees to it.</summary>
    Uncovered = 0,

    /// <summary>Set aside with a written reason, which is itself recorded.</summary>
    Waived = 1,

    /// <summary>Left to the operator: software cannot do it, or no package that does is in use.</summary>
    Operator = 2,

    /// <summary>The software prepares the paper; people finish and send it.</summary>
    Prepared = 3,

    /// <summary>The software keeps the record that the duty asks for.</summary>
    Recorded = 4,

    /// <summary>The software does it, or refuses to go on.</summary>
    Enforced = 5,
}
