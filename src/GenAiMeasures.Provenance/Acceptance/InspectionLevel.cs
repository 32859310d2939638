namespace GenAiMeasures.Provenance;

/// <summary>The inspection levels of GB/T 2828.1 (ISO 2859-1) Table 1.</summary>
public enum InspectionLevel
{
    /// <summary>General level I: less discrimination.</summary>
    I = 0,

    /// <summary>General level II: the usual one.</summary>
    II = 1,

    /// <summary>General level III: more discrimination.</summary>
    III = 2,

    /// <summary>Special level S-1.</summary>
    S1 = 3,

    /// <summary>Special level S-2.</summary>
    S2 = 4,

    /// <summary>Special level S-3.</summary>
    S3 = 5,

    /// <summary>Special level S-4.</summary>
    S4 = 6,
}
