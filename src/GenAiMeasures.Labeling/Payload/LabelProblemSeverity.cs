namespace GenAiMeasures.Labeling;

/// <summary>How much a problem of a label weighs.</summary>
public enum LabelProblemSeverity
{
    /// <summary>Unusual, or against a rule whose wording is not certain.</summary>
    Warning = 0,

    /// <summary>Against the standard.</summary>
    Error = 1,
}
