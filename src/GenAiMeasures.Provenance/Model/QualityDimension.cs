namespace GenAiMeasures.Provenance;

/// <summary>What Art. 7 asks to be raised.</summary>
public enum QualityDimension
{
    /// <summary>Authenticity.</summary>
    Authenticity = 0,

    /// <summary>Accuracy.</summary>
    Accuracy = 1,

    /// <summary>Objectivity.</summary>
    Objectivity = 2,

    /// <summary>Diversity.</summary>
    Diversity = 3,
}
