namespace GenAiMeasures.Provenance;

/// <summary>From within the country or not.</summary>
public enum DataOrigin
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Domestic.</summary>
    Domestic = 1,

    /// <summary>Foreign.</summary>
    Foreign = 2,

    /// <summary>Both; the source says the foreign share.</summary>
    Mixed = 3,
}
