namespace GenAiMeasures.Provenance;

/// <summary>What the difference of two values means.</summary>
public enum MeasurementLevel
{
    /// <summary>Names: equal or not.</summary>
    Nominal = 0,

    /// <summary>An order without distances.</summary>
    Ordinal = 1,

    /// <summary>Numbers whose differences count.</summary>
    Interval = 2,

    /// <summary>Numbers with a true zero, whose ratios count.</summary>
    Ratio = 3,
}
