namespace GenAiMeasures.Provenance;

/// <summary>How a sample of all training data was inspected.</summary>
public enum InspectionMethod
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>By people.</summary>
    Manual = 1,

    /// <summary>By keywords.</summary>
    Keyword = 2,

    /// <summary>By a classifier.</summary>
    Classifier = 3,
}
