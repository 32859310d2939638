namespace GenAiMeasures.Provenance;

/// <summary>How a foundation model is used.</summary>
public enum ModelCallMode
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Called at its provider.</summary>
    Api = 1,

    /// <summary>Run from its weights.</summary>
    Weights = 2,

    /// <summary>Distilled from.</summary>
    Distilled = 3,
}
