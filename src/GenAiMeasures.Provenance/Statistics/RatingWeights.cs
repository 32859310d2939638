namespace GenAiMeasures.Provenance;

/// <summary>How much two different categories still agree.</summary>
public enum RatingWeights
{
    /// <summary>Not at all.</summary>
    Identity = 0,

    /// <summary>The less the further apart they stand in the order of the categories.</summary>
    Linear = 1,

    /// <summary>As linear, with the square of the distance.</summary>
    Quadratic = 2,

    /// <summary>By how many pairs of categories lie between them (Gwet).</summary>
    Ordinal = 3,
}
